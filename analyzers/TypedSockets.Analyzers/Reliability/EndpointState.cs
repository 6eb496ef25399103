using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TypedSockets.Analyzers.Values;

namespace TypedSockets.Analyzers.Reliability;

/// <summary>Knows what an endpoint's state outlives, and what its code does with it.</summary>
internal static class EndpointState
{
    /// <summary>Whether the member is one that all instances share and that changes: by assignment, or as a collection that is filled.</summary>
    public static bool IsShared(ISymbol member, Func<ISymbol, bool> isChanged) => member switch
    {
        IFieldSymbol { IsStatic: true, IsConst: false, IsImplicitlyDeclared: false } field => isChanged(field) || (!field.IsReadOnly && !IsPrivate(field)),
        IPropertySymbol { IsStatic: true } property => IsAutomatic(property) && (isChanged(property) || (property.SetMethod is { IsInitOnly: false } setter && !IsPrivate(setter))),
        _ => false,
    };

    /// <summary>Whether the use writes the member, or changes what is in the collection that it holds.</summary>
    public static bool IsChanged(IOperation member) => member.IsWritten() || member.User() switch
    {
        IPropertyReferenceOperation { Property.IsIndexer: true } element when element.Instance?.Unwrap() == member => element.IsWritten(),
        IArrayElementReferenceOperation element => element.IsWritten(),
        _ => FindCall(member) is { } call && IsCollection(member.Type) && (IsAdding(call) || IsTaking(call)),
    };

    /// <summary>Whether the use takes something out of the collection, or lets go of the one thing that it holds.</summary>
    public static bool IsLetGo(IOperation member) =>
        (FindCall(member) is { } call && IsTaking(call))
        || (member.Parent is ISimpleAssignmentOperation { Value: var value } assignment && assignment.Target == member && value.Unwrap() is IDefaultValueOperation or { ConstantValue: { HasValue: true, Value: null } });

    /// <summary>What keeps the value where it outlives the endpoint: something static, or a collection that the endpoint was given.</summary>
    /// <remarks>A single place in an object that was given is none: that object may be of the connection's own scope.</remarks>
    public static IOperation? FindKeeper(IOperation value, INamedTypeSymbol endpoint)
    {
        var whole = Wrap(value);
        return whole.User() switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } =>
                ValueSource.FindUses(local, whole.Root()).Where(use => use.Syntax.SpanStart > whole.Syntax.Span.End && !use.IsWritten()).Select(use => FindKeeper(use, endpoint)).FirstOrDefault(static keeper => keeper is not null),
            IAssignmentOperation assignment when assignment.Target != whole => FindOutliving(assignment.Target, endpoint),
            IArgumentOperation { Parent: IInvocationOperation call } argument when IsAdding(call) && FindCollection(call) is { } collection && argument.Value.Unwrap() != collection && IsCollection(collection.Type) && Outlives(collection, endpoint) => collection,
            _ => null,
        };
    }

    /// <summary>What stands first in <c>registry.Connections.All</c>; the type where that is static, unless it is the endpoint's own.</summary>
    public static ISymbol? FindRoot(IOperation keeper, INamedTypeSymbol endpoint)
    {
        var part = keeper.Unwrap();
        while (part is IMemberReferenceOperation { Instance: { } owner } && owner.Unwrap() is not IInstanceReferenceOperation)
        {
            part = owner.Unwrap();
        }

        return part is IMemberReferenceOperation { Member: var member } ? Owner(member, endpoint) : part.Source();
    }

    /// <summary>What stands for the member when it is asked what code reaches.</summary>
    public static ISymbol Owner(ISymbol member, INamedTypeSymbol endpoint) =>
        member.IsStatic && !SymbolEqualityComparer.Default.Equals(member.ContainingType, endpoint) ? member.ContainingType : member;

    /// <summary>The value together with what is made of it on the spot: a tuple, an object by its initializer, a record.</summary>
    private static IOperation Wrap(IOperation value)
    {
        while (true)
        {
            switch (value.User())
            {
                case ITupleOperation tuple:
                    value = tuple;
                    break;
                case ISimpleAssignmentOperation { Parent: IObjectOrCollectionInitializerOperation { Parent: IObjectCreationOperation creation } } assignment when assignment.Value.Unwrap() == value.Unwrap():
                    value = creation;
                    break;
                case IArgumentOperation { Parent: IObjectCreationOperation { Type: { IsRecord: true } record } creation, Parameter.Name: var name } when record.GetMembers(name).Any(member => member is IPropertySymbol):
                    value = creation;
                    break;
                default:
                    return value;
            }
        }
    }

    private static IOperation? FindOutliving(IOperation target, INamedTypeSymbol endpoint) => target.Unwrap() switch
    {
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } collection } => Outlives(collection, endpoint) ? collection.Unwrap() : null,
        IMemberReferenceOperation { Member.IsStatic: true } shared => shared,
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
        field.IsReadOnly
        && field.DeclaringSyntaxReferences.All(declaration => declaration.GetSyntax() is not VariableDeclaratorSyntax { Initializer.Value: not IdentifierNameSyntax })
        && endpoint.InstanceConstructors.Any(constructor => constructor.Parameters.Any(parameter => SymbolEqualityComparer.Default.Equals(parameter.Type, field.Type)));

    private static bool IsAdding(IInvocationOperation call) =>
        call.TargetMethod.Name is "Add" or "TryAdd" or "AddOrUpdate" or "GetOrAdd" or "Enqueue" or "Push" or "Insert" or "AddLast" or "AddFirst" or "AddRange";

    private static bool IsTaking(IInvocationOperation call) =>
        call.TargetMethod.Name is "Remove" or "TryRemove" or "RemoveAll" or "RemoveAt" or "RemoveWhere" or "Clear" or "Dequeue" or "TryDequeue" or "Pop" or "TryPop" or "TryTake" or "ExceptWith";

    /// <summary>The call that is made on the value, also of an extension method.</summary>
    private static IInvocationOperation? FindCall(IOperation value)
    {
        IOperation? user = value.User();
        if (user is IConditionalAccessOperation access && access.Operation.Unwrap() == value)
        {
            return access.WhenNotNull as IInvocationOperation;
        }

        user = user is IArgumentOperation { Parent: { } whole } ? whole : user;
        return user is IInvocationOperation call && FindCollection(call) == value ? call : null;
    }

    private static IOperation? FindCollection(IInvocationOperation call) => CallChain.FindReceiver(call)?.Unwrap();

    private static bool IsCollection(ITypeSymbol? type) =>
        type?.ContainingNamespace?.ToDisplayString() is "System.Collections.Generic" or "System.Collections.Concurrent" or "System.Collections";

    private static bool IsPrivate(ISymbol member) => member.DeclaredAccessibility is Accessibility.Private;

    private static bool IsAutomatic(IPropertySymbol property) =>
        property.ContainingType.GetMembers().Any(member => member is IFieldSymbol field && SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));
}
