using Microsoft.CodeAnalysis;
using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Parsing;

/// <summary>Two operations between which a received message can't choose.</summary>
/// <param name="Index">The position of <paramref name="Operation"/>.</param>
/// <param name="Operation">The operation to blame.</param>
/// <param name="Verb">What it does with the message: <c>takes</c> or <c>streams</c>.</param>
/// <param name="Message">The message.</param>
/// <param name="Other">The operation that takes the message.</param>
internal sealed record OperationConflict(int Index, OperationModel Operation, string Verb, MessageReference Message, OperationModel Other)
{
    public static IEnumerable<OperationConflict> Find(IReadOnlyList<OperationModel> operations)
    {
        var takers = new Dictionary<string, OperationModel>(StringComparer.Ordinal);
        for (var index = 0; index < operations.Count; index++)
        {
            var operation = operations[index];
            if (takers.TryGetValue(operation.Message.FullName, out var other))
            {
                yield return new(index, operation, "takes", operation.Message, other);
            }
            else
            {
                takers.Add(operation.Message.FullName, operation);
            }
        }

        for (var index = 0; index < operations.Count; index++)
        {
            if (operations[index] is { Upload: { } items } operation && takers.TryGetValue(items.FullName, out var taker))
            {
                yield return new(index, operation, "streams", items, taker);
            }
        }
    }

    /// <summary>The refusal of the contract or endpoint whose operations these are.</summary>
    public Refusal Refuse(Location location, INamedTypeSymbol owner) =>
        Refusal.AmbiguousMessage(location, DiagnosticNames.Of(owner), DiagnosticNames.Of(Message.FullName), Name(Operation), Verb, Name(Other));

    private static string Name(OperationModel operation) => $"{DiagnosticNames.Of(operation.Contract)}.{operation.Method}";
}
