using Microsoft.CodeAnalysis;

namespace TypedSockets.Generators.Tests;

/// <summary>Messages in an assembly of their own, as a contract meets them after the generator wrote their codecs.</summary>
internal static class MessageLibrary
{
    /// <summary>Declares messages in <paramref name="space"/>, each written as <c>chat.say Say</c>.</summary>
    public static MetadataReference Of(string space, params string[] messages)
    {
        var run = GeneratorRun.Over($"namespace {space};\n{string.Concat(messages.Select(Declare))}");
        return run.CompilesWithoutWarning().Output.WithAssemblyName("Messages").ToMetadataReference();
    }

    private static string Declare(string message)
    {
        var (type, name) = message.Split(' ') is [var first, var second] ? (first, second) : throw new ArgumentException(message, nameof(message));
        return $$"""
            [TypedSockets.WsMessage("{{type}}")]
            public sealed record {{name}} : TypedSockets.IWsMessage<{{name}}>
            {
                public static string MessageType => "{{type}}";
                public static System.ReadOnlySpan<byte> MessageTypeUtf8 => "{{type}}"u8;
                public static void WriteJson(ref TypedSockets.WsJsonWriter writer, {{name}} message) => throw new System.NotSupportedException();
                public static {{name}} ReadJson(ref TypedSockets.WsJsonReader reader) => throw new System.NotSupportedException();
            }

            """;
    }
}
