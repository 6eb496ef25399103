using Microsoft.CodeAnalysis;

namespace TypedSockets.Analyzers.Reliability;

/// <summary>Compares types with those that were looked up, which are null where the compilation lacks them.</summary>
internal static class Symbols
{
    public static bool Is(ITypeSymbol? type, INamedTypeSymbol? known) =>
        known is not null && SymbolEqualityComparer.Default.Equals(type?.OriginalDefinition, known);

    public static bool IsOrDerives(ITypeSymbol? type, INamedTypeSymbol? known)
    {
        if (known is null)
        {
            return false;
        }

        if (type is ITypeParameterSymbol parameter)
        {
            return parameter.ConstraintTypes.Any(constraint => IsOrDerives(constraint, known));
        }

        for (var current = type; current is not null; current = current.BaseType)
        {
            if (Is(current, known))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The type and those that it derives from.</summary>
    public static IEnumerable<ITypeSymbol> WithBases(this ITypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            yield return current;
        }
    }

    public static bool HasAttribute(ITypeSymbol? type, INamedTypeSymbol? attribute)
    {
        if (attribute is null || type is null)
        {
            return false;
        }

        foreach (var data in type.OriginalDefinition.GetAttributes())
        {
            if (SymbolEqualityComparer.Default.Equals(data.AttributeClass, attribute))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the type is the one in that namespace of the framework; cheaper than a look-up where the name decides.</summary>
    public static bool IsIn(this ITypeSymbol? type, string containingNamespace, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (type?.Name == name)
            {
                return type.ContainingNamespace?.ToDisplayString() == containingNamespace;
            }
        }

        return false;
    }

    /// <summary>Whether the type is the one in that namespace, or derives from it.</summary>
    public static bool DerivesFrom(this ITypeSymbol? type, string containingNamespace, string name)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.IsIn(containingNamespace, name))
            {
                return true;
            }
        }

        return false;
    }
}
