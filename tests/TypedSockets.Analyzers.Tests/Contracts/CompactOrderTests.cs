using TypedSockets.Analyzers.Tests.Verification;

namespace TypedSockets.Analyzers.Tests.Contracts;

/// <summary>WS1014: what is reported, and what is not.</summary>
public sealed class CompactOrderTests
{
    private const string Path = "CompactMessages.txt";
    private const string Said = """[WsMessage("chat.said", Compact = true)] public partial record Said(string Room, string Name, string Text);""";

    [Fact]
    public Task A_compact_message_in_its_recorded_order_is_silent() => SilentAsync(
        """
        # What people said.
        chat.said: room, name, text
        """,
        Said);

    [Fact]
    public Task A_compact_message_without_a_record_is_reported() => MessagesAsync(
        "chat.other: room\n",
        Said,
        "WS1014: 'Said' has no recorded order; record it with the fix, or add the line 'chat.said: room, name, text' to CompactMessages.txt");

    [Fact]
    public Task A_member_behind_the_recorded_ones_has_to_be_recorded() => MessagesAsync(
        "chat.said: room",
        Said,
        "WS1014: 'Said' has 'name', 'text' behind its recorded order; record that with the fix, or make the line 'chat.said: room, name, text' in CompactMessages.txt");

    [Fact]
    public Task A_moved_member_is_reported_with_its_place() => MessagesAsync(
        "chat.said: room, text, name",
        Said,
        "WS1014: 'Said' has not its recorded order: place 2 was 'text' and is 'name' now; put 'text' back, with new members behind all others, or give the message a new type");

    [Fact]
    public Task A_renamed_member_is_reported_with_its_place() => MessagesAsync(
        "chat.said: room, user, text",
        Said,
        "WS1014: 'Said' has not its recorded order: place 2 was 'user' and is 'name' now; put 'user' back, with new members behind all others, or give the message a new type");

    [Fact]
    public Task A_member_removed_at_the_end_is_reported() => MessagesAsync(
        "chat.said: room, name, text, at",
        Said,
        "WS1014: 'Said' has not its recorded order: place 4 was 'at' and is gone; put 'at' back, with new members behind all others, or give the message a new type");

    [Fact]
    public Task The_place_is_the_messages_name() => Expect.DiagnosticsAsync(
        [(Path, "chat.said: name\nchat.left: room\n")],
        """
        public static partial class Chat
        {
            [WsMessage("chat.said", Compact = true)] public sealed partial record {|WS1014:Said|}(string Room);
            [WsMessage("chat.left", Compact = true)] internal partial struct Left { public string Room { get; set; } }
            [WsMessage("chat.say")] public sealed partial record Say(string Room);
            [WsMessage("chat.ask", Compact = false)] public sealed partial record Ask(string Room);
        }
        """);

    [Fact]
    public Task Inherited_members_stand_behind_its_own() => SilentAsync(
        "chat.said: text, room, name\n",
        """
        public record Line(string Room, string Name);
        [WsMessage("chat.said", Compact = true)] public partial record Said(string Room, string Name) : Line(Room, Name)
        {
            public string? Text { get; init; }
        }
        """);

    [Fact]
    public Task Names_are_those_of_json() => SilentAsync(
        """
        chat.said: from, "the text", "a\"b", ünï_cödé, "", gone
        """,
        """
        using System.Text.Json.Serialization;
        [WsMessage("chat.said", Compact = true)]
        public partial record Said([property: JsonPropertyName("from")] string Name, [property: JsonPropertyName("the text")] string Text)
        {
            [JsonPropertyName("a\"b")] public int A { get; init; }
            [JsonPropertyName("ünï_cödé")] public int B { get; init; }
            [JsonPropertyName("")] public int C { get; init; }
            [JsonIgnore(Condition = JsonIgnoreCondition.WhenWriting)] public int Gone { get; init; }
            [JsonIgnore] public int Ignored { get; init; }
        }
        """);

    [Fact]
    public Task The_order_of_writing_changes_nothing() => SilentAsync(
        "chat.said: room, text",
        """
        using System.Text.Json.Serialization;
        [WsMessage("chat.said", Compact = true)]
        public partial record Said
        {
            [JsonPropertyOrder(2)] public string? Room { get; init; }
            [JsonPropertyOrder(1)] public string? Text { get; init; }
        }
        """);

    [Fact]
    public Task Members_of_all_parts_of_a_type_count() => Expect.DiagnosticsAsync(
        [(Path, "chat.said: room, text")],
        """[WsMessage("chat.said", Compact = true)] public partial class {|WS1014:Said|} { public string? Text { get; set; } }""",
        """public partial class Said { public string? Room { get; set; } }""");

    [Fact]
    public Task A_message_without_members_has_a_line_too() => SilentAsync("chat.ping:", """[WsMessage("chat.ping", Compact = true)] public partial record Ping;""");

    [Fact]
    public Task The_line_of_a_message_that_is_gone_or_compact_no_longer_stays() => SilentAsync(
        """
        chat.gone: room
        chat.said: text, room
        """,
        """[WsMessage("chat.said")] public partial record Said(string Room);""");

    [Fact]
    public Task What_is_no_array_has_no_order() => SilentAsync(
        "",
        """
        using System.Text.Json;
        using System.Text.Json.Serialization;
        [WsMessage("chat.more", Compact = true)]
        public partial class More
        {
            [JsonExtensionData] public Dictionary<string, JsonElement>? Others { get; set; }
        }

        [WsMessage("chat.shape", Compact = true)]
        [JsonDerivedType(typeof(Circle), "circle")]
        public partial class Shape { public int Size { get; set; } }
        public class Circle : Shape;
        """);

    [Fact]
    public Task What_is_refused_has_its_own_error_alone() => Expect.DiagnosticsAsync(
        [(Path, "")],
        """
        [WsMessage("chat.said", Compact = true)] public record {|WS1003:Said|}(string Room);
        [WsMessage("chat.act", Compact = true)] public partial record Act(Action {|WS1005:Callback|});
        """);

    [Fact]
    public async Task Messages_of_other_assemblies_are_their_projects_business()
    {
        var library = SampleProgram.CompileLibrary(Said);
        await Expect.DiagnosticsAsync([library], "public record Holder(Said Said);");
    }

    [Fact]
    public Task A_file_in_a_subdirectory_is_not_taken() => Expect.DiagnosticsAsync(
        [("Old/CompactMessages.txt", "chat.said: room, name, text"), ("Messages.txt", "chat.said: room, name, text")],
        Said.Replace("record Said", "record {|WS1014:Said|}", StringComparison.Ordinal));

    [Fact]
    public Task Files_elsewhere_do_not_hide_the_projects_own() => Expect.DiagnosticsAsync(
        [("A/CompactMessages.txt", "nonsense"), (Path, "chat.said: room, name, text"), ("../CompactMessages.txt", "chat.said: room")],
        Said);

    [Fact]
    public Task Lines_may_end_in_any_way_and_have_spaces_around() => SilentAsync("\r\n# A comment\r\n\r\n  chat.said :room ,  name,text  \r\nchat.zoo: a\r", Said);

    [Theory]
    [InlineData("<<<<<<< HEAD", "it does not begin with the type of a message and a colon")]
    [InlineData("Said: room", "it does not begin with the type of a message and a colon")]
    [InlineData("chat.said", "it does not begin with the type of a message and a colon")]
    [InlineData("chat.said: room,, name", "there is no member's name at its character 17, where one has to be, in quotes if it is not plain")]
    [InlineData("chat.said: room,", "there is no member's name at its character 17, where one has to be, in quotes if it is not plain")]
    [InlineData("chat.said: room name", "there is no member's name at its character 12, where one has to be, in quotes if it is not plain")]
    [InlineData("chat.said: \"room, name", "there is no member's name at its character 12, where one has to be, in quotes if it is not plain")]
    [InlineData("chat.said: \"room\" name", "there is no comma behind 'room'")]
    [InlineData("chat.said: room, room", "'room' stands in it twice")]
    [InlineData("chat.left: room", "line 1 is about 'chat.left' already")]
    public Task A_line_that_cant_be_read_is_reported_in_the_file(string line, string fault) => MessagesAsync(
        $"chat.left: room\n{line}\n",
        """[WsMessage("chat.left", Compact = true)] public partial record Left(string Room);""",
        $"WS1014: Line 2 of CompactMessages.txt can't be read: {fault}; write one line for each message, such as 'chat.said: room, name', and '#' before a comment");

    [Fact]
    public async Task A_message_whose_line_cant_be_read_is_not_reported_too()
    {
        var diagnostics = await SampleProgram.DiagnoseAsync(SampleProgram.Compile(Expect.Name([Said])), SampleFiles.Options((Path, "chat.said: room,\n")));

        var location = Assert.Single(diagnostics).Location.GetLineSpan();
        Assert.Equal("/sample/CompactMessages.txt: (0,0)-(0,16)", location.ToString());
    }

    [Fact]
    public Task What_does_not_compile_yet_is_left_to_the_compiler() => Expect.DiagnosticsAsync(
        [(Path, "chat.said: room")],
        """[WsMessage("chat.said", Compact = true)] public partial record Said(string Room, {|CS0246:Unknown|} Text);""");

    private static Task SilentAsync(string record, string source) => Expect.DiagnosticsAsync([(Path, record)], source);

    private static Task MessagesAsync(string record, string source, string message) => Expect.MessagesAsync([(Path, record)], source, message);
}
