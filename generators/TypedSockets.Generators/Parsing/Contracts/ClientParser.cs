using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Parsing;

/// <summary>Names the client of a contract and its members, or refuses names that are taken.</summary>
internal sealed class ClientParser(KnownTypes types, Refusals refusals)
{
    private readonly List<Refusal> found = [];

    public ClientModel? Parse(INamedTypeSymbol contract, IReadOnlyList<OperationModel> operations, ContractModel? events)
    {
        var name = NameOf(contract);
        CheckName(contract, name);
        var subscriptions = NameMembers(contract, name, operations, events);

        // The names matter to nobody where there will be no client. Looking for that is dear and rarely needed.
        if (found.Count > 0 && ServesAsEvents(contract))
        {
            return null;
        }

        found.ForEach(refusals.Add);
        var place = HierarchyInfo.From(contract);
        return new(HintName(contract, name), place.Namespace, HierarchyInfo.Escape(name), AccessibilityOf(contract), subscriptions.ToEquatableArray());
    }

    private string NameOf(INamedTypeSymbol contract)
    {
        if (ContractMark.Client(contract, types) is { } chosen)
        {
            return chosen;
        }

        var name = contract.Name;
        var isPrefixed = name.Length > 1 && name[0] == 'I' && char.IsUpper(name[1]);
        return $"{(isPrefixed ? name.Substring(1) : name)}Client";
    }

    private void CheckName(INamedTypeSymbol contract, string name)
    {
        if (!SyntaxFacts.IsValidIdentifier(name) || SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None)
        {
            Refuse(name, contract, contract, "is no name for a class");
            return;
        }

        if (contract.ContainingNamespace.GetMembers(name).Any(IsInTheWay))
        {
            Refuse(name, contract, contract, $"stands for something else in '{contract.ContainingNamespace.ToDisplayString()}'");
        }

        var rival = ContractsBeside(contract).FirstOrDefault(other => NameOf(other) == name && !ServesAsEvents(other));
        if (rival is not null)
        {
            Refuse(name, contract, contract, $"is the client of '{DiagnosticNames.Of(rival)}' as well");
        }
    }

    private IEnumerable<INamedTypeSymbol> ContractsBeside(INamedTypeSymbol contract) =>
        ContractMark.FindIn(contract.ContainingNamespace, types, andInNamespaces: false)
            .Where(other => !SymbolEqualityComparer.Default.Equals(other, contract));

    private string HintName(INamedTypeSymbol contract, string name)
    {
        var space = contract.ContainingNamespace;
        var hasTwin = Twins.Exist(space)
            || space.GetMembers().Any(other => HierarchyInfo.AreTwins(other.Name, name))
            || ContractsBeside(contract).Any(other => HierarchyInfo.AreTwins(NameOf(other), name));
        return HierarchyInfo.HintName(space, name, hasTwin);
    }

    private List<SubscriptionModel> NameMembers(INamedTypeSymbol contract, string client, IReadOnlyList<OperationModel> operations, ContractModel? events)
    {
        var taken = new Dictionary<string, string>(StringComparer.Ordinal) { [client] = "is the name of the client itself" };
        var inherited = InheritedMembers().ToList();
        foreach (var member in inherited.Where(member => member is not IMethodSymbol))
        {
            taken[member.Name] = "is a member of every client";
        }

        // A contract's method takes a message, so that it only adds an overload to the client's own 'SendAsync'.
        foreach (var operation in operations)
        {
            var name = operation.Method.TrimStart('@');
            if (taken.TryGetValue(name, out var reason))
            {
                Refuse(name, contract, DeclarationOf(operation), reason);
            }
        }

        // The methods that take handlers all look alike, and a lambda could not choose among overloads.
        foreach (var operation in operations)
        {
            taken[operation.Method.TrimStart('@')] = "is a method of the contract";
        }

        foreach (var member in inherited)
        {
            taken[member.Name] = "is a member of every client";
        }

        var subscriptions = new List<SubscriptionModel>();
        foreach (var operation in events?.Operations ?? EquatableArray<OperationModel>.Empty)
        {
            var name = $"On{OperationNames.WithoutAsync(operation)}";
            if (taken.TryGetValue(name, out var reason))
            {
                Refuse(name, contract, DeclarationOf(operation), reason);
            }
            else
            {
                taken.Add(name, $"is what the client calls the handler of '{DiagnosticNames.Of(operation.Contract)}.{operation.Method}' already");
            }

            subscriptions.Add(new(name, operation));
        }

        return subscriptions;

        // What a contract inherits is not at fault when its heir can't have a client.
        ISymbol DeclarationOf(OperationModel operation) =>
            new[] { contract, ContractMark.Events(contract, types) }
                .Where(type => type is not null && TypeNames.Of(type) == operation.Contract)
                .SelectMany(type => type!.GetMembers(operation.Method.TrimStart('@')))
                .FirstOrDefault() ?? contract;
    }

    private IEnumerable<ISymbol> InheritedMembers()
    {
        for (var type = types.WsClient; type is not null; type = type.BaseType)
        {
            foreach (var member in type.GetMembers().Where(member => member.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal))
            {
                yield return member;
            }
        }
    }

    /// <summary>Users may add parts to a client; analyzers see the generated part as well.</summary>
    private bool IsInTheWay(INamespaceOrTypeSymbol other) => other switch
    {
        INamedTypeSymbol { Arity: > 0 } => false,
        INamedTypeSymbol { IsRecord: false, IsAbstract: false, IsStatic: false, BaseType: { } parent } type =>
            !(parent.SpecialType == SpecialType.System_Object || KnownTypes.Is(parent, types.WsClient))
            || KnownTypes.HasAttribute(type, types.WsMessageAttribute)
            || !type.DeclaringSyntaxReferences.All(part => part.GetSyntax() is ClassDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword)),
        _ => true,
    };

    private bool ServesAsEvents(INamedTypeSymbol contract) =>
        ContractMark.FindIn(types.Compilation.Assembly.GlobalNamespace, types, andInNamespaces: true)
            .Any(other => SymbolEqualityComparer.Default.Equals(ContractMark.Events(other, types), contract));

    private string AccessibilityOf(INamedTypeSymbol contract) =>
        IsPublic(contract) && (ContractMark.Events(contract, types) is not { } events || IsPublic(events)) ? "public" : "internal";

    private static bool IsPublic(ITypeSymbol type)
    {
        for (var current = type; current is not null; current = current.ContainingType)
        {
            if (current.DeclaredAccessibility != Accessibility.Public)
            {
                return false;
            }
        }

        return true;
    }

    private void Refuse(string name, INamedTypeSymbol contract, ISymbol culprit, string reason) =>
        found.Add(Refusal.NameTaken(refusals.LocationOf(culprit), name, DiagnosticNames.Of(contract), reason));
}
