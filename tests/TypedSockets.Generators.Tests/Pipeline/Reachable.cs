using System.Reflection;
using Microsoft.CodeAnalysis;

namespace TypedSockets.Generators.Tests.Pipeline;

/// <summary>Looks through the fields of what the pipeline keeps for what belongs to one compilation, and would keep it alive and unequal to the next.</summary>
internal sealed class Reachable
{
    private static readonly Type[] Forbidden =
        [typeof(ISymbol), typeof(SyntaxNode), typeof(SyntaxTree), typeof(SyntaxToken), typeof(SyntaxReference), typeof(Location), typeof(Compilation), typeof(SemanticModel), typeof(AttributeData)];

    private readonly HashSet<object> seen = new(ReferenceEqualityComparer.Instance);

    /// <summary>The way to something forbidden, such as <c>.Members[2].Symbol: PropertySymbol</c>; null where there is none.</summary>
    public static string? FindForbidden(object? value) => new Reachable().Find(value);

    private string? Find(object? value)
    {
        if (value is null or string or Pointer or MemberInfo or Assembly or System.Reflection.Module || value.GetType() is { IsPrimitive: true } or { IsEnum: true })
        {
            return null;
        }

        if (Array.Find(Forbidden, type => type.IsInstanceOfType(value)) is not null)
        {
            return $": {value.GetType().Name}";
        }

        if (!value.GetType().IsValueType && !seen.Add(value))
        {
            return null;
        }

        return value is Array array ? FindInElements(array) : FindInFields(value);
    }

    private string? FindInElements(Array array)
    {
        var index = 0;
        foreach (var element in array)
        {
            if (Find(element) is { } way)
            {
                return $"[{index}]{way}";
            }

            index++;
        }

        return null;
    }

    private string? FindInFields(object value)
    {
        for (var type = value.GetType(); type is not null; type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (!field.FieldType.IsPointer && !field.FieldType.IsByRefLike && Find(field.GetValue(value)) is { } way)
                {
                    return $".{field.Name}{way}";
                }
            }
        }

        return null;
    }
}
