using Microsoft.CodeAnalysis;

namespace TypedSockets.Generators.Parsing;

/// <summary>What a contract's method returns, taken apart.</summary>
/// <param name="Result">The response or the items; null where nothing answers.</param>
/// <param name="IsStream">Whether a stream answers.</param>
/// <param name="IsTask">Whether a <c>Task</c> stands for a <c>ValueTask</c>.</param>
internal sealed record OperationReturn(ITypeSymbol? Result, bool IsStream, bool IsTask)
{
    /// <summary>Takes the return type apart; null where no operation returns such a thing.</summary>
    public static OperationReturn? Of(IMethodSymbol method, KnownTypes types)
    {
        var type = method.ReturnType;
        if (method.ReturnsByRef || method.ReturnsByRefReadonly || MayBeNull(type))
        {
            return null;
        }

        var isTask = KnownTypes.Is(type, types.Task);
        if (isTask || KnownTypes.Is(type, types.ValueTask))
        {
            return new(Result: null, IsStream: false, isTask);
        }

        var isTaskOfResult = KnownTypes.Is(type.OriginalDefinition, types.TaskOfResult);
        var isStream = KnownTypes.Is(type.OriginalDefinition, types.AsyncEnumerable);
        if (!isTaskOfResult && !isStream && !KnownTypes.Is(type.OriginalDefinition, types.ValueTaskOfResult))
        {
            return null;
        }

        var result = ((INamedTypeSymbol)type).TypeArguments[0];
        var isStreamInTask = KnownTypes.Is(result.OriginalDefinition, types.AsyncEnumerable);
        return MayBeNull(result) || isStreamInTask ? null : new(result, isStream, isTaskOfResult);
    }

    /// <summary>Whether the type is annotated as nullable, which nothing on the wire can be.</summary>
    public static bool MayBeNull(ITypeSymbol type) =>
        type.NullableAnnotation == NullableAnnotation.Annotated && type.IsReferenceType;
}
