using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Emit;

/// <summary>Prints the part of an endpoint that creates it and finds its operations.</summary>
internal static class EndpointEmitter
{
    public static string Emit(EndpointModel endpoint)
    {
        var writer = GeneratedFile.Begin(endpoint.Hierarchy.Namespace, endpoint.Warnings, holdsPayloads: false, "System", ConstructorText.Using);
        var types = endpoint.Hierarchy.Types;
        foreach (var outer in types.Take(types.Count - 1))
        {
            writer.Open($"partial {outer}");
        }

        var marker = $"global::TypedSockets.IWsEndpoint<{endpoint.FullName}>";
        var implemented = endpoint.Target is null ? marker : $"global::TypedSockets.IWsEndpoint<{endpoint.FullName}, {endpoint.Target.Events.FullName}>";
        writer.Open($"partial {types[types.Count - 1]} : {implemented}");
        EmitCreate(writer, endpoint, marker);
        EmitFindOperation(writer, endpoint, marker);
        EmitOperationsWithMetadata(writer, endpoint, marker);
        writer.Blank().Line($"static global::System.Collections.Generic.IReadOnlyList<global::TypedSockets.WsMessageInfo> {marker}.Messages =>\n{MessagesText.Of(endpoint.Messages)};");
        if (endpoint.Target is { } target)
        {
            writer.Blank().Line($"""
                static {target.Events.FullName} {implemented}.CreateTarget(global::TypedSockets.WsTarget target) =>
                    new {target.Name}(target);
                """);
        }

        EmitOperations(writer, endpoint);
        if (endpoint.Target is not null)
        {
            EventsTargetEmitter.Emit(writer, endpoint.Target);
        }

        foreach (var _ in types)
        {
            writer.Close();
        }

        return writer.ToString();
    }

    private static void EmitCreate(SourceWriter writer, EndpointModel endpoint, string marker)
    {
        var creation = ConstructorText.New(endpoint.Constructor).Replace("\n", "\n    ");
        writer.Line($"""
            static {endpoint.FullName} {marker}.Create(global::System.IServiceProvider services) =>
                {creation};
            """);
    }

    /// <summary>The length leaves few names to compare, and comparing bytes allocates nothing.</summary>
    private static void EmitFindOperation(SourceWriter writer, EndpointModel endpoint, string marker)
    {
        writer.Blank();
        writer.Open($"static global::TypedSockets.WsOperation<{endpoint.FullName}>? {marker}.FindOperation(global::System.ReadOnlySpan<byte> type) => type.Length switch");
        var sorted = endpoint.Operations
            .Select(entry => (entry.Field, Type: entry.Operation.Message.Type, Length: Encoding.UTF8.GetByteCount(entry.Operation.Message.Type)))
            .OrderBy(entry => entry.Length)
            .ThenBy(entry => entry.Type, StringComparer.Ordinal);
        foreach (var (field, type, length) in sorted)
        {
            writer.Line($"{length} when type.SequenceEqual({SymbolDisplay.FormatLiteral(type, quote: true)}u8) => {endpoint.OperationsName}.{field},");
        }

        writer.Line("_ => null,").Close(";");
    }

    /// <summary>Most endpoints have none, and do with the default.</summary>
    private static void EmitOperationsWithMetadata(SourceWriter writer, EndpointModel endpoint, string marker)
    {
        var fields = endpoint.Operations.Where(operation => operation.Metadata.Count > 0).Select(operation => $"{endpoint.OperationsName}.{operation.Field}").ToList();
        if (fields.Count > 0)
        {
            writer.Blank().Line($"""
                static global::System.Collections.Generic.IReadOnlyList<global::TypedSockets.WsOperation<{endpoint.FullName}>> {marker}.OperationsWithMetadata =>
                    [{string.Join(", ", fields)}];
                """);
        }
    }

    private static void EmitOperations(SourceWriter writer, EndpointModel endpoint)
    {
        writer.Blank().Line(GeneratedFile.Attribute);
        writer.Open($"private static class {endpoint.OperationsName}");
        foreach (var entry in endpoint.Operations)
        {
            var operation = entry.Operation;
            writer.Line($"""
                public static readonly global::TypedSockets.WsOperation<{endpoint.FullName}> {entry.Field} =
                    global::TypedSockets.WsOperation.{operation.Shape}<{endpoint.FullName}, {OperationText.TypeArguments(operation)}>(
                        static (endpoint, {OperationText.HandlerParameters(operation)}) => {OperationText.Handle(operation, $"(({operation.Contract})endpoint)")}){EmitMetadata(entry)};
                """).Blank();
        }

        writer.Close();
    }

    private static string EmitMetadata(EndpointOperationModel operation) => operation.Metadata.Count == 0 ? "" : $"""

                .With(
                    {string.Join(",\n            ", operation.Metadata.Select(metadata => metadata.Expression))})
        """;
}
