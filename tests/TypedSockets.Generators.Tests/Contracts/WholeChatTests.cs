namespace TypedSockets.Generators.Tests;

/// <summary>Messages, contracts and endpoints of one project, each generated for in the same run.</summary>
public sealed class WholeChatTests
{
    private const string Chat = """
        using System;
        using System.Collections.Generic;
        using System.Runtime.CompilerServices;
        using System.Threading;
        using System.Threading.Tasks;
        using TypedSockets;

        namespace Chat;

        [WsMessage("chat.join")]         public sealed partial record Join(string Room, string Name);
        [WsMessage("chat.say")]          public sealed partial record Say(string Room, string Text);
        [WsMessage("chat.said")]         public sealed partial record Said(string Room, string Name, string Text, DateTimeOffset At);
        [WsMessage("chat.history")]      public sealed partial record GetHistory(string Room, int Count = 50);
        [WsMessage("chat.history.page")] public sealed partial record History(IReadOnlyList<Said> Messages);
        [WsMessage("chat.watch")]        public sealed partial record WatchRooms;
        [WsMessage("chat.room")]         public sealed partial record RoomInfo(string Room, int Members);
        [WsMessage("chat.confirm")]      public sealed partial record Confirm(string Question);
        [WsMessage("chat.confirmed")]    public sealed partial record Confirmed(bool Yes);

        """;

    private const string Endpoint = """
        public sealed class ChatLog;

        public sealed partial class ChatEndpoint(ChatLog log) : WsEndpoint<IChatEvents>, IChat
        {
            public ChatLog Log => log;
            public ValueTask JoinAsync(Join message, CancellationToken cancellationToken) => default;
            public ValueTask SayAsync(Say message, CancellationToken cancellationToken) => default;
            public ValueTask<History> GetHistoryAsync(GetHistory request, CancellationToken cancellationToken) => default;
            public async IAsyncEnumerable<RoomInfo> WatchRoomsAsync(WatchRooms request, [EnumeratorCancellation] CancellationToken cancellationToken)
            {
                await Task.CompletedTask;
                yield return new("lobby", 1);
            }
        }

        public static class Program
        {
            public static async Task RunAsync(CancellationToken cancellationToken)
            {
                await using var chat = new ChatClient(new Uri("wss://example.org/chat"), new WsClientOptions { AccessToken = async cancellationToken => null });
                chat.OnSaid(said => Console.WriteLine($"{said.Name}: {said.Text}"));
                chat.OnSaid(async said => await Task.Delay(said.At.Second));
                chat.OnConfirm(request => ValueTask.FromResult(new Confirmed(true)));
                chat.OnConfirm(async request => new Confirmed(true));
                await chat.ConnectAsync(cancellationToken);
                await chat.JoinAsync(new Join("lobby", "Ada"), cancellationToken);
                History history = await chat.GetHistoryAsync(new GetHistory("lobby"), cancellationToken);
                await foreach (RoomInfo room in chat.WatchRoomsAsync(new WatchRooms(), cancellationToken)) Console.WriteLine(room.Room + history.Messages.Count);
            }
        }
        """;

    [Fact]
    public void A_whole_chat_compiles()
    {
        var run = GeneratorRun.Over("#pragma warning disable CS1998 // A handler need not await.\n" + Chat + Sample.Chat + Endpoint).CompilesWithoutWarning();

        Assert.Equal(
            ["Chat.ChatClient.g.cs", "Chat.ChatEndpoint.g.cs", "Chat.Confirm.g.cs", "Chat.Confirmed.g.cs"],
            run.Sources.Select(source => source.HintName).Take(4));
    }

    [Theory]
    [InlineData("\"chat.say\"", "\"ws.say\"")]
    [InlineData("\"chat.confirmed\"", "\"\"")]
    [InlineData("sealed partial record Say", "sealed record Say")]
    public void What_uses_a_refused_message_is_skipped_without_a_word(string from, string to)
    {
        var code = (Chat + Sample.Chat + Endpoint[..Endpoint.IndexOf("public static class", StringComparison.Ordinal)]).Replace(from, to, StringComparison.Ordinal);
        var run = GeneratorRun.Over(code).CompilesWithoutWarning();

        Assert.Equal(8, run.Sources.Length);
        Assert.DoesNotContain("Chat.ChatClient.g.cs", run.Sources.Select(source => source.HintName));
        Assert.DoesNotContain("Chat.ChatEndpoint.g.cs", run.Sources.Select(source => source.HintName));
    }
}
