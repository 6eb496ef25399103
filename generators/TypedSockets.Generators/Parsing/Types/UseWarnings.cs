using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Parsing;

/// <summary>
/// Gathers the ids by which <c>[Experimental]</c> and <c>[Obsolete]</c> have the compiler report what generated code
/// names: that is for the user's code to hear, which named it first.
/// </summary>
internal sealed class UseWarnings(KnownTypes types)
{
    private readonly SortedSet<string> ids = new(StringComparer.Ordinal);
    private readonly HashSet<ISymbol> known = new(SymbolEqualityComparer.Default);

    /// <summary>Takes up a member, what it overrides, and the types that it names.</summary>
    public UseWarnings Add(ISymbol member)
    {
        AddOwn(member);
        Add(member.ContainingType);
        switch (member)
        {
            case IPropertySymbol property:
                AddOwn(property.GetMethod);
                AddOwn(property.SetMethod);
                Add(property.Type);
                return property.OverriddenProperty is null ? this : Add(property.OverriddenProperty);
            case IFieldSymbol field:
                return Add(field.Type);
            case IMethodSymbol method:
                Add(method.ReturnType);
                foreach (var parameter in method.Parameters)
                {
                    Add(parameter.Type);
                }

                return this;
            default:
                return this;
        }
    }

    /// <summary>Takes up a type with all that its name holds: the types it is nested in, its arguments, of an enum the members.</summary>
    public UseWarnings Add(ITypeSymbol? type)
    {
        switch (type)
        {
            case IArrayTypeSymbol array:
                return Add(array.ElementType);
            case INamedTypeSymbol named:
                ids.UnionWith(types.WarningsOf(named));
                return this;
            default:
                return this;
        }
    }

    /// <summary>The ids of a type by itself.</summary>
    public static IReadOnlyCollection<string> Of(INamedTypeSymbol type, KnownTypes types)
    {
        var warnings = new UseWarnings(types);
        warnings.Gather(type);
        return warnings.ids;
    }

    private void Gather(ITypeSymbol? type)
    {
        if (type is IArrayTypeSymbol array)
        {
            Gather(array.ElementType);
        }
        else if (type is INamedTypeSymbol named && known.Add(named))
        {
            AddOwn(named);
            AddOwn(named.ContainingAssembly);
            AddOwn(named.ContainingModule);
            Gather(named.ContainingType);
            foreach (var argument in named.TypeArguments)
            {
                Gather(argument);
            }

            foreach (var member in named.TypeKind is TypeKind.Enum ? named.GetMembers() : [])
            {
                AddOwn(member);
            }
        }
    }

    public EquatableArray<string> ToArray() => ids.ToEquatableArray();

    private void AddOwn(ISymbol? symbol)
    {
        if (symbol is null)
        {
            return;
        }

        foreach (var attribute in symbol.GetAttributes())
        {
            var id = KnownTypes.Is(attribute.AttributeClass, types.ExperimentalAttribute) ? attribute.ConstructorArguments is [{ Value: string named }] ? named : null
                : KnownTypes.Is(attribute.AttributeClass, types.ObsoleteAttribute) ? attribute.NamedArguments.FirstOrDefault(argument => argument.Key is "DiagnosticId").Value.Value as string
                : null;

            // What is no identifier can't be named by a pragma either.
            if (id is not null && SyntaxFacts.IsValidIdentifier(id))
            {
                ids.Add(id);
            }

            if (KnownTypes.Is(attribute.AttributeClass, types.JsonConverterAttribute) && attribute.ConstructorArguments is [{ Value: ITypeSymbol converter }])
            {
                Gather(converter);
            }
        }
    }
}
