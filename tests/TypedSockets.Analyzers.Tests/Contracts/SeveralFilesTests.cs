using TypedSockets.Analyzers.Tests.Verification;

namespace TypedSockets.Analyzers.Tests.Contracts;

/// <summary>Types that several files declare: each diagnostic once, and in an editor where it stands.</summary>
public sealed class SeveralFilesTests
{
    public static TheoryData<string, string> Programs =>
    [
        (
            """
            [WsMessage("chat.say")] public partial record Say(Action {|WS1005:Text|});
            """,
            """
            public partial record Say
            {
                public Action? {|WS1005:Callback|} { get; init; }
            }
            public partial record Say;
            """),
        (
            """
            public partial interface IChat
            {
                ValueTask {|WS1006:LeaveAsync|}(CancellationToken cancellationToken);
            }
            """,
            """
            [WsContract] public partial interface IChat
            {
                ValueTask {|WS1006:JoinAsync|}(CancellationToken cancellationToken);
            }
            """),
        (
            """
            [WsContract] public interface IChat;
            public partial class {|WS1009:Endpoint|}<T>;
            """,
            """
            public partial class Endpoint<T> : WsEndpoint, IChat;
            """),
        (
            """
            public partial record {|WS1002:Tell|};
            """,
            """
            [WsMessage("chat.say")] public partial record Say(string Text);
            [WsMessage("chat.say")] public partial record Tell(string Text);
            """),
        (
            """
            public partial class Outer
            {
                public partial record {|WS1014:Say|};
            }
            """,
            """
            partial class Outer
            {
                [WsMessage("chat.say", Compact = true)] partial record Say(string Text);
            }
            """),
    ];

    [Theory]
    [MemberData(nameof(Programs))]
    public Task A_build_reports_each_once(string first, string second) => Expect.DiagnosticsAsync(first, second);

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task An_editor_shows_each_in_the_open_file(string first, string second)
    {
        var sources = Expect.Name([Markup.Strip(first), Markup.Strip(second)]);
        var shown = await SampleProgram.DiagnoseOpenFilesAsync(SampleProgram.Compile(sources));

        Expect.Same($"{first}\n{second}", Expect.Describe(sources, shown));
    }

    [Fact]
    public Task What_stands_outside_of_the_type_is_reported_once() => Expect.DiagnosticsAsync(
        """
        public record Payload(Action {|WS1005:Callback|});
        public interface IRoom
        {
            ValueTask {|WS1006:LeaveAsync|}(CancellationToken cancellationToken);
        }
        """,
        """
        public partial record Say;
        public partial interface IChat;
        """,
        """
        [WsMessage("chat.say")] public partial record Say(Payload Payload);
        [WsContract] public partial interface IChat : IRoom;
        """);
}
