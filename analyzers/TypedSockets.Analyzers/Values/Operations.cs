using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedSockets.Analyzers.Values;

/// <summary>Walks trees of operations.</summary>
internal static class Operations
{
    /// <summary>The value below conversions and parentheses.</summary>
    public static IOperation Unwrap(this IOperation operation) => operation switch
    {
        IConversionOperation { OperatorMethod: null } conversion => conversion.Operand.Unwrap(),
        IParenthesizedOperation parenthesized => parenthesized.Operand.Unwrap(),
        IDelegateCreationOperation delegateCreation => delegateCreation.Target.Unwrap(),
        _ => operation,
    };

    /// <summary>The operation in which the value ends up, above conversions, parentheses and delegates.</summary>
    public static IOperation? User(this IOperation operation)
    {
        var parent = operation.Parent;
        while (parent is IConversionOperation or IParenthesizedOperation or IDelegateCreationOperation)
        {
            parent = parent.Parent;
        }

        return parent;
    }

    /// <summary>The local, parameter, field or property that the value is read from.</summary>
    public static ISymbol? Source(this IOperation? operation) => operation?.Unwrap() switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } member => member.Member,
        _ => null,
    };

    /// <summary>What stands first in <c>client.Session.Socket</c>: the variable, or the member of the object itself.</summary>
    public static ISymbol? FirstSource(this IOperation? operation)
    {
        var part = operation?.Unwrap();
        while (part is IMemberReferenceOperation { Instance: { } owner } && owner.Unwrap() is not IInstanceReferenceOperation)
        {
            part = owner.Unwrap();
        }

        return part.Source();
    }

    /// <summary>Whether two values are read from the same place in the same way; two elements of a list are not.</summary>
    public static bool IsSameAs(this IOperation? left, IOperation? right) => (left?.Unwrap(), right?.Unwrap()) switch
    {
        (IPropertyReferenceOperation { Property.IsIndexer: true }, _) => false,
        (IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver }, _) or (_, IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver }) => false,
        (IInstanceReferenceOperation, IInstanceReferenceOperation) => true,
        (IMemberReferenceOperation a, IMemberReferenceOperation b) => SymbolEqualityComparer.Default.Equals(a.Member, b.Member) && (a.Instance is null || a.Instance.IsSameAs(b.Instance)),
        ({ } a, { } b) => a.Source() is { } source && SymbolEqualityComparer.Default.Equals(source, b.Source()),
        _ => false,
    };

    public static IOperation Root(this IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }

    public static IEnumerable<IOperation> Ancestors(this IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            yield return parent;
        }
    }

    public static bool IsFunction(this IOperation operation) => operation is IAnonymousFunctionOperation or ILocalFunctionOperation;

    /// <summary>What runs when the operation does: its descendants without those of the functions it only declares.</summary>
    public static IEnumerable<IOperation> DescendantsWithoutFunctions(this IOperation operation)
    {
        foreach (var child in operation.ChildOperations)
        {
            if (child.IsFunction())
            {
                continue;
            }

            yield return child;
            foreach (var inner in child.DescendantsWithoutFunctions())
            {
                yield return inner;
            }
        }
    }

    /// <summary>Whether the place gets a value, or is handed on so that it may.</summary>
    public static bool IsWritten(this IOperation place) => place.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == place,
        IIncrementOrDecrementOperation or ITupleOperation { Parent: IDeconstructionAssignmentOperation } => true,
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } => true,
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.RefKind: RefKind.Ref } } => true,
        _ => false,
    };
}
