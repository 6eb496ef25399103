using Microsoft.CodeAnalysis.Text;
using TypedSockets.Analyzers.Tests.Verification;
using TypedSockets.CodeFixes;

namespace TypedSockets.Analyzers.Tests.Contracts;

/// <summary>WS1014: what its fixes write.</summary>
public sealed class CompactRecordTests
{
    private const string Path = "CompactMessages.txt";
    private const string Head = "# The places of the members of compact messages in binary. Members may only be added at the end of a line.\n";

    private const string Messages = """
        namespace Chat;
        [WsMessage("chat.said", Compact = true)] public partial record Said(string Room, string Text);
        [WsMessage("chat.left", Compact = true)] public partial record Left(string Room);
        [WsMessage("chat.ping", Compact = true)] public partial record Ping;
        """;

    [Fact]
    public Task A_project_without_a_record_gets_one() => ExpectFix.MendsAsync(
        [Mark(Messages, "Said", "Left", "Ping")], [], [Messages], [(Path, $"{Head}\nchat.left: room\nchat.ping:\nchat.said: room, text\n")]);

    [Fact]
    public Task An_empty_record_is_filled() => ExpectFix.MendsAsync(
        [Mark(Messages, "Said", "Left", "Ping")], [(Path, "")], [Messages], [(Path, $"{Head}\nchat.left: room\nchat.ping:\nchat.said: room, text\n")]);

    [Fact]
    public Task What_stands_in_the_record_stays() => ExpectFix.MendsAsync(
        [Mark(Messages, "Said", "Left")],
        [(Path, "# Ours.\n\n# Every second.\nchat.ping:\n\n# What people said.\nchat.said: room\n# Of old.\nchat.zoo: a\n")],
        [Messages],
        [(Path, "# Ours.\n\nchat.left: room\n# Every second.\nchat.ping:\n\n# What people said.\nchat.said: room, text\n# Of old.\nchat.zoo: a\n")]);

    [Fact]
    public Task Only_the_file_in_the_projects_directory_is_written() => ExpectFix.MendsAsync(
        [Mark(Messages, "Said", "Left", "Ping")],
        [("Old/CompactMessages.txt", "chat.left: a\n")],
        [Messages],
        [("Old/CompactMessages.txt", "chat.left: a\n"), (Path, $"{Head}\nchat.left: room\nchat.ping:\nchat.said: room, text\n")]);

    [Fact]
    public Task Messages_of_several_files_get_into_the_one_record() => ExpectFix.MendsAsync(
        [
            """[WsMessage("b", Compact = true)] public partial record {|WS1014:B|}(string Room);""",
            """[WsMessage("a", Compact = true)] public partial record {|WS1014:A|}(string Room);""",
        ],
        [(Path, "c: x\n")],
        [
            """[WsMessage("b", Compact = true)] public partial record B(string Room);""",
            """[WsMessage("a", Compact = true)] public partial record A(string Room);""",
        ],
        [(Path, "a: room\nb: room\nc: x\n")]);

    [Fact]
    public Task Names_that_are_not_plain_are_quoted() => ExpectFix.MendsAsync(
        [
            """
            using System.Text.Json.Serialization;
            [WsMessage("a", Compact = true)] public partial record {|WS1014:A|}([property: JsonPropertyName("x, \"y\"")] string X, [property: JsonPropertyName("")] string Y);
            """,
        ],
        [(Path, "b: x\n")],
        [
            """
            using System.Text.Json.Serialization;
            [WsMessage("a", Compact = true)] public partial record A([property: JsonPropertyName("x, \"y\"")] string X, [property: JsonPropertyName("")] string Y);
            """,
        ],
        [(Path, "a: \"x, \\\"y\\\"\", \"\"\nb: x\n")]);

    [Fact]
    public Task Parameters_are_not_moved_and_no_change_is_recorded() => ExpectFix.NoneAsync(
        [(Path, "a: y, x\nb: x, y\nc: x, z\n")],
        """
        [WsMessage("a", Compact = true)] public partial record {|WS1014:A|}(string X, string Y);
        [WsMessage("b", Compact = true)] public partial record {|WS1014:B|}(string X);
        [WsMessage("c", Compact = true)] public partial record {|WS1014:C|} { public int X { get; init; } public int Y { get; init; } }
        """);

    [Fact]
    public Task Properties_of_several_parts_or_between_directives_are_not_moved() => ExpectFix.NoneAsync(
        [(Path, "a: y, x\nb: y, x\n")],
        """
        [WsMessage("a", Compact = true)] public partial record {|WS1014:A|} { public int X { get; init; } }
        public partial record A { public int Y { get; init; } }
        [WsMessage("b", Compact = true)] public partial record {|WS1014:B|}
        {
            public int X { get; init; }
            #if DEBUG
            #endif
            public int Y { get; init; }
        }
        """);

    [Fact]
    public Task Moved_properties_are_put_back_with_what_is_written_about_them() => ExpectFix.MendsAsync(
        [
            """
            using System.Text.Json.Serialization;
            [WsMessage("a", Compact = true)]
            public partial record {|WS1014:A|}(string First)
            {
                /// <summary>The third.</summary>
                public int Third { get; init; } = 3; // three

                [JsonPropertyName("second")]
                public string? Another { get; set; }
                // The last.

                public string? Last { get; set; }

                public void Reset() => Last = null;
            }
            """,
        ],
        [(Path, "a: first, second, third, last\n")],
        [
            """
            using System.Text.Json.Serialization;
            [WsMessage("a", Compact = true)]
            public partial record A(string First)
            {
                [JsonPropertyName("second")]
                public string? Another { get; set; }

                /// <summary>The third.</summary>
                public int Third { get; init; } = 3; // three
                // The last.

                public string? Last { get; set; }

                public void Reset() => Last = null;
            }
            """,
        ],
        [(Path, "a: first, second, third, last\n")]);

    /// <summary>The record follows once they are there: it is a report of its own.</summary>
    [Fact]
    public Task New_properties_are_put_behind_the_recorded_ones_and_then_recorded() => ExpectFix.MendsAsync(
        [
            """
            [WsMessage("a", Compact = true)]
            public partial record {|WS1014:A|}
            {
                public int New { get; init; }
                public int X { get; init; }
                public int Y { get; init; }
            }

            [WsMessage("b", Compact = true)]
            public partial record {|WS1014:B|}
            {
                public int Y { get; init; }
                public int X { get; init; }
            }
            """,
        ],
        [(Path, "a: x, y\nb: x, y\n")],
        [
            """
            [WsMessage("a", Compact = true)]
            public partial record A
            {
                public int X { get; init; }
                public int Y { get; init; }
                public int New { get; init; }
            }

            [WsMessage("b", Compact = true)]
            public partial record B
            {
                public int X { get; init; }
                public int Y { get; init; }
            }
            """,
        ],
        [(Path, "a: x, y, new\nb: x, y\n")]);

    [Theory]
    [InlineData("", "b: x", "{head}\r\n\r\nb: x\r\n")]
    [InlineData("a: x", "b: x", "a: x\r\nb: x")]
    [InlineData("a: x\n", "b: x", "a: x\nb: x\n")]
    [InlineData("a: x\r\nc: x\r\n", "b: x", "a: x\r\nb: x\r\nc: x\r\n")]
    [InlineData("a: x\r\nb: x\r\nc: x", "b: x, y", "a: x\r\nb: x, y\r\nc: x")]
    [InlineData("  b: x  \n", "b: x, y", "b: x, y\n")]
    [InlineData("# All.\nb: x\n", "a: x", "# All.\na: x\nb: x\n")]
    [InlineData("# All.\n\n# B.\nb: x\n", "a: x", "# All.\n\na: x\n# B.\nb: x\n")]
    [InlineData("a: x\n\n# C.\nc: x\n", "b: x", "a: x\nb: x\n\n# C.\nc: x\n")]
    [InlineData("a: x\n# End.\n", "b: x", "a: x\nb: x\n# End.\n")]
    [InlineData("# None yet.", "b: x", "# None yet.\r\nb: x")]
    [InlineData("c: x\nnonsense\na: x\n", "b: x", "b: x\nc: x\nnonsense\na: x\n")]
    public void A_line_is_written_as_the_others_are(string before, string line, string after) => Assert.Equal(
        after.Replace("{head}", Head.TrimEnd('\n'), StringComparison.Ordinal),
        CompactRecordText.WithLine(SourceText.From(before), line, "\r\n").ToString());

    private static string Mark(string source, params string[] names) =>
        names.Aggregate(source, (text, name) => text.Replace($"record {name}", $"record {{|WS1014:{name}|}}", StringComparison.Ordinal));
}
