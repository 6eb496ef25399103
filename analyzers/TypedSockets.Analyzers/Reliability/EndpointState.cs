using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedSockets.Analyzers.Reliability;

/// <summary>Knows what an endpoint's state outlives, and what its code does with collections.</summary>
internal static class EndpointState
{
    /// <summary>Whether the member is one that all instances share and that changes: by assignment, or as a collection that is filled.</summary>
    public static bool IsShared(ISymbol member, Func<ISymbol, bool> isChanged) => member switch
    {
        IFieldSymbol { IsStatic: true, IsConst: false, IsImplicitlyDeclared: false } field => !field.IsReadOnly || isChanged(field),
        IPropertySymbol { IsStatic: true } property => (property.SetMethod is { IsInitOnly: false } && IsAutomatic(property)) || (property.SetMethod is null && isChanged(property)),
        _ => false,
    };

    /// <summary>Whether the use of a collection changes what is in it.</summary>
    public static bool IsChanged(IOperation collection) => collection.User() switch
    {
        IInvocationOperation call when call.Instance?.Unwrap() == collection =>
            IsCollection(collection.Type) && call.TargetMethod.Name is "Add" or "TryAdd" or "AddOrUpdate" or "GetOrAdd" or "Enqueue" or "Push" or "Insert" or "AddLast" or "AddFirst" or "AddRange" || IsTakenFrom(collection),
        IPropertyReferenceOperation { Property.IsIndexer: true } element when element.Instance?.Unwrap() == collection => IsTarget(element),
        IArrayElementReferenceOperation element => IsTarget(element),
        _ => false,
    };

    /// <summary>Whether the use of a collection takes something out.</summary>
    public static bool IsTakenFrom(IOperation collection) =>
        collection.User() is IInvocationOperation { TargetMethod.Name: "Remove" or "TryRemove" or "RemoveAll" or "RemoveAt" or "Clear" or "Dequeue" or "TryDequeue" or "Pop" or "TryTake" } call
        && call.Instance?.Unwrap() == collection;

    /// <summary>What keeps the value where it outlives the endpoint: something static, or something that the endpoint was given.</summary>
    public static IOperation? FindKeeper(IOperation value, INamedTypeSymbol endpoint) => value.User() switch
    {
        ISimpleAssignmentOperation assignment when assignment.Target != value => FindOutliving(assignment.Target, endpoint),
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Add" or "TryAdd" or "AddOrUpdate" or "GetOrAdd" or "Enqueue" or "Push" or "Insert" or "AddLast" or "AddFirst", Instance: { } collection } }
            when IsCollection(collection.Type) && Outlives(collection, endpoint) => collection.Unwrap(),
        _ => null,
    };

    private static IOperation? FindOutliving(IOperation target, INamedTypeSymbol endpoint) => target.Unwrap() switch
    {
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } collection } => Outlives(collection, endpoint) ? collection.Unwrap() : null,
        IMemberReferenceOperation { Member.IsStatic: true } shared => shared,
        IMemberReferenceOperation { Instance: { } owner } member when owner.Unwrap() is not IInstanceReferenceOperation && Outlives(owner, endpoint) => member,
        _ => null,
    };

    /// <summary>Whether the object is certain not to be the endpoint's own: static, a parameter of its constructor, or a member of such.</summary>
    private static bool Outlives(IOperation value, INamedTypeSymbol endpoint) => value.Unwrap() switch
    {
        IMemberReferenceOperation { Member.IsStatic: true } => true,
        IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor } => SymbolEqualityComparer.Default.Equals(constructor.ContainingType, endpoint),
        IMemberReferenceOperation { Instance: { } owner } when owner.Unwrap() is not IInstanceReferenceOperation => Outlives(owner, endpoint),
        IFieldReferenceOperation { Field: var field } => IsGiven(field, endpoint),
        _ => false,
    };

    /// <summary>Whether the field has no value of its own making and its type is what a constructor takes.</summary>
    private static bool IsGiven(IFieldSymbol field, INamedTypeSymbol endpoint) =>
        field.IsReadOnly && endpoint.InstanceConstructors.Any(constructor => constructor.Parameters.Any(parameter => SymbolEqualityComparer.Default.Equals(parameter.Type, field.Type)));

    private static bool IsCollection(ITypeSymbol? type) =>
        type?.ContainingNamespace?.ToDisplayString() is "System.Collections.Generic" or "System.Collections.Concurrent" or "System.Collections";

    private static bool IsAutomatic(IPropertySymbol property) =>
        property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));

    private static bool IsTarget(IOperation element) => element.Parent is IAssignmentOperation assignment ? assignment.Target == element : element.Parent is IIncrementOrDecrementOperation;
}
