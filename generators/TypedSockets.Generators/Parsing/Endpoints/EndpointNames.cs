using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Parsing;

/// <summary>Finds names for what is generated inside an endpoint that mean nothing else there.</summary>
internal sealed class EndpointNames(INamedTypeSymbol endpoint, KnownTypes types)
{
    private static readonly string[] MembersOfObject = ["Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString"];

    /// <summary>The name of a nested class; <paramref name="wish"/> unless the user's code says something else by it.</summary>
    public string Nested(string wish)
    {
        var name = wish;
        while (MeansSomething(name))
        {
            name = $"Ws{name}";
        }

        return name;
    }

    /// <summary>The names of the fields that hold operations in a class called <paramref name="container"/>.</summary>
    public static IEnumerable<EndpointOperationModel> Fields(IEnumerable<OperationModel> operations, string container)
    {
        var taken = new HashSet<string>(MembersOfObject, StringComparer.Ordinal) { container };
        foreach (var operation in operations)
        {
            var word = OperationNames.WithoutAsync(operation);
            var name = word;
            for (var number = 2; !taken.Add(name); number++)
            {
                name = $"{word}{number}";
            }

            yield return new(HierarchyInfo.Escape(name), operation, EquatableArray<MetadataModel>.Empty);
        }
    }

    private bool MeansSomething(string name)
    {
        for (var type = endpoint; type is not null; type = type.BaseType)
        {
            if (!type.GetMembers(name).IsEmpty)
            {
                return true;
            }
        }

        return endpoint.Name == name || endpoint.DeclaringSyntaxReferences.Any(part => IsInScope(name, part.GetSyntax()));
    }

    private bool IsInScope(string name, SyntaxNode part) =>
        part is ClassDeclarationSyntax declaration
        && !types.Compilation.GetSemanticModel(part.SyntaxTree).LookupSymbols(declaration.OpenBraceToken.Span.End, name: name).IsEmpty;
}
