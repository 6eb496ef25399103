using System.Text;

namespace TypedSockets.Generators.Benchmarks;

/// <summary>
/// A library of a thousand messages: a hundred files with ten messages and one payload type each, one file that lists
/// them all for <c>System.Text.Json</c>, and one that has nothing to do with any of them.
/// </summary>
internal static class SampleProject
{
    public const int Files = 100;
    public const int MessagesPerFile = 10;

    /// <summary>The file that only <c>System.Text.Json</c> needs.</summary>
    public static string Context()
    {
        var text = new StringBuilder("using System.Text.Json.Serialization;\n\nnamespace Sample;\n\n");
        for (var file = 0; file < Files; file++)
        {
            for (var message = 0; message < MessagesPerFile; message++)
            {
                text.Append($"[JsonSerializable(typeof({NameOf(file, message)}))]\n");
            }
        }

        return text.Append("internal sealed partial class SampleContext : JsonSerializerContext;\n").ToString();
    }

    /// <summary>The file that has nothing to do with messages; each version differs in the body of a method.</summary>
    public static string Unrelated(int version) => $$"""
        namespace Sample;

        internal static class Unrelated
        {
            public static int Answer(int question)
            {
                return question + {{version}};
            }
        }

        """;

    /// <summary>A file of messages.</summary>
    /// <param name="file">Which one.</param>
    /// <param name="version">From 1 on, its fifth message has one more member, of another name in each version.</param>
    public static string Messages(int file, int version = 0)
    {
        var text = new StringBuilder($"""
            using System;
            using System.Collections.Generic;
            using TypedSockets;

            namespace Sample;

            public sealed record Line{file}(string Article, int Quantity, decimal Price);

            """);
        for (var message = 0; message < MessagesPerFile; message++)
        {
            var member = version > 0 && message == MessagesPerFile / 2 ? $", int? Added{version}" : "";
            text.Append($$"""

                [WsMessage("area{{file}}.message{{message}}")]
                public sealed partial record {{NameOf(file, message)}}(
                    Guid Id, string Customer, string? Note, int Count, long Revision, bool IsOpen, double Weight, decimal Total, DateTimeOffset At,
                    IReadOnlyList<Line{{file}}> Lines{{member}});

                """);
        }

        return text.ToString();
    }

    private static string NameOf(int file, int message) => $"Message{file}x{message}";
}
