using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Emit;

/// <summary>Prints the class, nested in an endpoint, through which the server calls its clients.</summary>
internal static class EventsTargetEmitter
{
    public static void Emit(SourceWriter writer, EventsTargetModel target)
    {
        writer.Blank().Line(GeneratedFile.Attribute);
        writer.Open($"private sealed class {target.Name}(global::TypedSockets.WsTarget target) : {target.Events.FullName}");
        foreach (var operation in target.Events.Operations.Select(OperationText.WithPlainNames))
        {
            // Explicitly, so that a method may be called 'target' or whatever the class is called.
            writer.Line($"""
                {OperationText.ExplicitSignature(operation)} =>
                    target.{OperationText.Call(operation)};
                """).Blank();
        }

        writer.Close();
    }
}
