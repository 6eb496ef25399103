using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedSockets.Analyzers.Values;

namespace TypedSockets.Analyzers.Reliability;

/// <summary>Knows the loops over all connections, written as <c>foreach</c> or with a lambda, that look for those in a room.</summary>
internal static class RoomLoops
{
    /// <summary>
    /// Whether the send stands in such a loop, goes to the loop's connection, and is meant for the members of a room: by a
    /// condition on the connection's rooms or, where there is no condition at all, by its message.
    /// </summary>
    public static bool IsForRoom(IInvocationOperation send, SocketTypes types)
    {
        if (FindLoop(send, types) is not var (loop, collection, connection) || !IsTo(connection, send))
        {
            return false;
        }

        var isAsked = AsksForRoom(collection, types);
        var isFree = true;
        foreach (var condition in loop.DescendantsWithoutFunctions().OfType<IConditionalOperation>())
        {
            var decides = Decides(condition, send);
            isAsked |= decides is { } isWanted && AsksForRoom(condition.Condition, types, isWanted);
            isFree &= decides is null;
        }

        return isAsked || (isFree && !AsksForRoom(collection, types, isWanted: false) && send.Arguments is [{ Value: var message }, ..] && RoomNames.FindMember(message.Unwrap().Type, types) is not null);
    }

    /// <summary>The body of the loop over all connections around the send, what it goes through, and the variable for one of them.</summary>
    private static (IOperation Body, IOperation Collection, ISymbol Connection)? FindLoop(IOperation send, SocketTypes types)
    {
        foreach (var ancestor in send.Ancestors())
        {
            switch (ancestor)
            {
                case IForEachLoopOperation loop when IsAll(loop.Collection) && loop.Locals.FirstOrDefault(local => types.IsConnection(local.Type)) is { } connection:
                    return (loop.Body, loop.Collection, connection);
                case IAnonymousFunctionOperation lambda when lambda.Recipient() is IInvocationOperation call
                    && lambda.Symbol.Parameters.FirstOrDefault(parameter => types.IsConnection(parameter.Type)) is { } connection
                    && (CallChain.FindReceiver(call) ?? call.Arguments.FirstOrDefault()?.Value) is { } collection && IsAll(collection):
                    return (lambda.Body, collection, connection);
            }
        }

        return null;

        bool IsAll(IOperation collection) => collection.DescendantsAndSelf().Any(part => types.IsConnections(part.Type));
    }

    private static bool IsTo(ISymbol connection, IInvocationOperation send) =>
        send.Instance is { } receiver && receiver.DescendantsAndSelf().Any(part => SymbolEqualityComparer.Default.Equals(part.Source(), connection));

    /// <summary>What the condition has to be for the send to be made; null where it is made in both cases.</summary>
    private static bool? Decides(IConditionalOperation condition, IOperation send)
    {
        if (Contains(condition.WhenTrue, send))
        {
            return true;
        }

        if (condition.WhenFalse is { } otherwise && Contains(otherwise, send))
        {
            return false;
        }

        return condition.Syntax.Span.End <= send.Syntax.SpanStart && condition.WhenTrue.DescendantsAndSelf().Any(static inner => inner is IBranchOperation or IReturnOperation) ? false : null;
    }

    private static bool Contains(IOperation part, IOperation send) => part.Syntax.Span.Contains(send.Syntax.Span);

    /// <summary>Whether the condition asks for a connection that is in some room, or for one that is not.</summary>
    private static bool AsksForRoom(IOperation condition, SocketTypes types, bool isWanted = true) => condition.DescendantsAndSelf().Any(part => part switch
    {
        ILocalReferenceOperation local => ValueSource.Of(local) is (IInvocationOperation or IUnaryOperation) and var value && AsksForRoom(value, types, isWanted != IsNegated(local, condition)),
        IPropertyReferenceOperation { Property.Name: "Rooms" } rooms => types.IsConnection(rooms.Property.ContainingType) && rooms.User() is not IPropertyReferenceOperation { Property.Name: "Count" } && isWanted != IsNegated(rooms, condition),
        _ => false,
    });

    private static bool IsNegated(IOperation part, IOperation condition)
    {
        var isNegated = false;
        for (var outer = part; outer is not null; outer = outer.Parent)
        {
            isNegated ^= outer is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not }
                or IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals, RightOperand.ConstantValue: { HasValue: true, Value: false } }
                or IIsPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: false } } };
            if (outer == condition)
            {
                break;
            }
        }

        return isNegated;
    }
}
