using Microsoft.CodeAnalysis;
using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Parsing;

/// <summary>Finds the callbacks that a type asks for by the interfaces of <c>System.Text.Json</c>.</summary>
internal static class CallbackParser
{
    private const string Space = "System.Text.Json.Serialization";

    private static readonly string[] Names = ["OnSerializing", "OnSerialized", "OnDeserializing", "OnDeserialized"];

    /// <summary>Whether the type asks for any.</summary>
    public static bool IsCalled(INamedTypeSymbol type) => Names.Any(name => Find(type, name) is not null);

    /// <summary>Whether the type wants to know before its members are set.</summary>
    public static bool IsDeserializing(INamedTypeSymbol type) => Find(type, "OnDeserializing") is not null;

    /// <summary>The callbacks of an object; those that only the type itself may call by name are called by accessors.</summary>
    public static Callbacks Parse(INamedTypeSymbol type, AccessorBuilder accessors) =>
        new(Parse(type, Names[0], accessors), Parse(type, Names[1], accessors), Parse(type, Names[2], accessors), Parse(type, Names[3], accessors));

    /// <summary>Those of a class, which are called through their interfaces, so that what derives from it may have its own.</summary>
    private static Callback? Parse(INamedTypeSymbol type, string name, AccessorBuilder accessors)
    {
        if (Find(type, name) is not { } method)
        {
            return null;
        }

        if (!type.IsValueType)
        {
            return new($"((global::{Space}.IJson{name})", $").{name}()");
        }

        return type.FindImplementationForInterfaceMember(method) is IMethodSymbol { ExplicitInterfaceImplementations: not [] }
            ? accessors.Call(name, $"global::{Space}.IJson{name}")
            : new("", $".{name}()");
    }

    private static ISymbol? Find(INamedTypeSymbol type, string name) => type.AllInterfaces
        .FirstOrDefault(candidate => string.Equals(candidate.Name, $"IJson{name}", StringComparison.Ordinal) && string.Equals(candidate.ContainingNamespace.ToDisplayString(), Space, StringComparison.Ordinal))
        ?.GetMembers(name)
        .FirstOrDefault();
}
