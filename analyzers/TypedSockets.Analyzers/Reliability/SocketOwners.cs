using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedSockets.Analyzers.Values;

namespace TypedSockets.Analyzers.Reliability;

/// <summary>Says which code owns a socket, and what it would buffer for it.</summary>
internal static class SocketOwners
{
    /// <summary>Whether the type is an end of a connection, holds one, itself or by a base of the program's own, or is created with one.</summary>
    public static bool IsOwner(INamedTypeSymbol type, SocketTypes types)
    {
        if (types.IsSocket(type))
        {
            return true;
        }

        for (var part = type; part is { Locations: [{ IsInSource: true }, ..] }; part = part.BaseType)
        {
            foreach (var member in part.GetMembers())
            {
                var holds = member switch
                {
                    IFieldSymbol field => HoldsSocket(field.Type, types),
                    IPropertySymbol property => HoldsSocket(property.Type, types),
                    IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => constructor.Parameters.Any(parameter => HoldsSocket(parameter.Type, types)),
                    _ => false,
                };
                if (holds && (member.DeclaredAccessibility is not Accessibility.Private || SymbolEqualityComparer.Default.Equals(part, type)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether the code stands in such a type, or in a method that has a socket of its own.</summary>
    public static bool IsInOwner(IOperation operation, ISymbol containing, SocketTypes types) =>
        (containing.ContainingType is { } type && IsOwner(type, types))
        || (containing is IMethodSymbol method && method.Parameters.Any(parameter => HoldsSocket(parameter.Type, types)))
        || operation.Root().Descendants().Any(inner => inner is IVariableDeclaratorOperation declarator && HoldsSocket(declarator.Symbol.Type, types));

    /// <summary>Whether a value is a message or its bytes.</summary>
    public static bool IsPayload(ITypeSymbol type, SocketTypes types) => types.IsMessage(type) || type switch
    {
        IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte } => true,
        INamedTypeSymbol { TypeArguments: [{ SpecialType: SpecialType.System_Byte }] } bytes => bytes.IsIn("System", "Memory", "ReadOnlyMemory", "ArraySegment") || bytes.IsIn("System.Buffers", "ReadOnlySequence"),
        _ => false,
    };

    private static bool HoldsSocket(ITypeSymbol type, SocketTypes types) =>
        types.IsSocket(type) || (type is INamedTypeSymbol { TypeArguments: var arguments } && arguments.Any(types.IsSocket));
}
