using TypedSockets.Analyzers.Tests.Verification;

namespace TypedSockets.Analyzers.Tests.Reliability;

/// <summary>WS2004.</summary>
public sealed class RoomMessageTests
{
    [Fact]
    public Task A_message_that_names_a_room_is_not_for_everyone() => Expect.DiagnosticsAsync(InEndpoint("""
        await {|WS2004:Everyone.SaidAsync(said)|};
        await {|WS2004:Others.SaidAsync(new Said(message.Room, ""))|};
        await {|WS2004:this.Everyone.SaidAsync(message: said, cancellationToken: cancellationToken)|};
        await {|WS2004:context.Everyone.PostedAsync(new() { ChannelId = Guid.NewGuid() })|};
        var all = Everyone;
        await {|WS2004:all.SaidAsync(said)|};
        Func<ValueTask> lambda = () => {|WS2004:Everyone.SaidAsync(said)|};
        """));

    [Fact]
    public Task A_loop_that_looks_for_a_room_is_reported() => Expect.DiagnosticsAsync(InEndpoint("""
        foreach (var connection in context.Connections)
        {
            if (connection.Rooms.Contains(message.Room))
            {
                await {|WS2004:connection.SendAsync(new Note(""))|};
            }
        }

        foreach (WsConnection connection in context.Connections.Where(other => other.Rooms.Contains(message.Room)).ToList())
        {
            await {|WS2004:context.Client(connection.Id).NotedAsync(new Note(""))|};
        }

        foreach (var connection in context.Connections)
        {
            await {|WS2004:connection.SendAsync(said)|};
        }
        """));

    [Fact]
    public Task Rooms_and_messages_without_one_are_silent() => Expect.DiagnosticsAsync(InEndpoint("""
        await Room(said.Room).SaidAsync(said);
        await OthersIn(said.Room).SaidAsync(said);
        await Caller.SaidAsync(said);
        await User("a").SaidAsync(said);
        await Everyone.NotedAsync(new Note(""));
        await Everyone.OpenedAsync(new RoomOpened(message.Room));
        foreach (var connection in context.Connections)
        {
            await connection.SendAsync(new Note(""));
        }

        foreach (var connection in context.Rooms.Members(message.Room))
        {
            await connection.SendAsync(said);
        }
        """));

    [Fact]
    public Task The_message_is_sent_to_its_room() => ExpectFix.MendsAsync(
        InEndpoint("""
        // To all.
        await {|WS2004:Everyone.SaidAsync(said)|}; // At last.
        await {|WS2004:Others.SaidAsync(new Said(message.Room, ""), cancellationToken)|};
        await {|WS2004:this.Everyone.SaidAsync(new("lobby", ""))|};
        await {|WS2004:context.Everyone.SaidAsync(new Said(Text: "", Room: message.Room))|};
        """),
        InEndpoint("""
        // To all.
        await Room(said.Room).SaidAsync(said); // At last.
        await OthersIn(message.Room).SaidAsync(new Said(message.Room, ""), cancellationToken);
        await this.Room("lobby").SaidAsync(new("lobby", ""));
        await context.Room(message.Room).SaidAsync(new Said(Text: "", Room: message.Room));
        """));

    [Fact]
    public Task Where_the_room_is_not_at_hand_there_is_no_fix() => ExpectFix.NoneAsync(InEndpoint("""
        await {|WS2004:Everyone.SaidAsync(Create())|};
        await {|WS2004:Everyone.PostedAsync(new Posted())|};
        """));

    [Fact]
    public Task The_message_names_the_member() => Expect.MessagesAsync(
        InEndpoint("await Everyone.SaidAsync(said);"),
        "WS2004: 'Everyone' gets 'Said', which names a room in 'Room'; send it to 'Room(...)'");

    private static string InEndpoint(string statements) => $$"""
        [WsMessage("say")]
        public partial record Say(string Room);

        [WsMessage("said")]
        public partial record Said(string Room, string Text);

        [WsMessage("posted")]
        public partial record Posted
        {
            public Guid ChannelId { get; set; }
        }

        [WsMessage("note")]
        public partial record Note(string Text);

        [WsMessage("room.opened")]
        public partial record RoomOpened(string Room);

        [WsContract(Events = typeof(IChatEvents))]
        public interface IChat
        {
            ValueTask SayAsync(Say message, CancellationToken cancellationToken = default);
        }

        [WsContract]
        public interface IChatEvents
        {
            ValueTask SaidAsync(Said message, CancellationToken cancellationToken = default);
            ValueTask PostedAsync(Posted message, CancellationToken cancellationToken = default);
            ValueTask NotedAsync(Note message, CancellationToken cancellationToken = default);
            ValueTask OpenedAsync(RoomOpened message, CancellationToken cancellationToken = default);
        }

        public partial class Endpoint(WsContext<Endpoint, IChatEvents> context) : WsEndpoint<IChatEvents>, IChat
        {
            public async ValueTask SayAsync(Say message, CancellationToken cancellationToken)
            {
                var said = new Said(message.Room, "");
                {{statements.ReplaceLineEndings("\n        ")}}
                await Task.Yield();
            }

            private static Said Create() => new("", "");
        }
        """;
}
