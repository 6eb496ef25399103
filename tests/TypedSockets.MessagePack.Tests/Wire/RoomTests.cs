using System.Threading.Channels;

namespace TypedSockets.MessagePack.Tests;

/// <summary>Clients and a server over real sockets, where MessagePack is spoken by both, by one of them, or beside JSON.</summary>
public sealed class RoomTests
{
    private static CancellationToken Canceled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Clients_of_both_protocols_are_in_one_room()
    {
        await using var server = await RoomServer.StartAsync();
        await using var binary = await server.ConnectAsync();
        await using var json = await server.ConnectAsync(new WsClientOptions());
        var heard = Channel.CreateBounded<Spoken>(4);
        binary.OnSpoken(message => Assert.True(heard.Writer.TryWrite(message)));
        json.OnSpoken(message => Assert.True(heard.Writer.TryWrite(message)));
        foreach (var client in (RoomClient[])[binary, json])
        {
            await client.JoinAsync(new Join("lobby"), Canceled);
            await client.DoubleAsync(new Double(1), Canceled);
        }

        await binary.SpeakAsync(new Speak("lobby", "hi"), Canceled);
        await json.SpeakAsync(new Speak("lobby", "ho"), Canceled);

        var texts = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            var message = await heard.Reader.ReadAsync(Canceled);
            texts.Add(message.Text);
            Assert.Equal(RoomEndpoint.Sample with { Text = message.Text }, message);
            Assert.Equal(TimeSpan.FromHours(2), message.At.Offset);
        }

        Assert.Equal(["hi", "hi", "ho", "ho"], texts.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_request_is_answered()
    {
        await using var server = await RoomServer.StartAsync();
        await using var client = await server.ConnectAsync();

        Assert.Equal(new Doubled(42), await client.DoubleAsync(new Double(21), Canceled));
    }

    [Fact]
    public async Task A_request_of_the_server_is_answered_by_the_client()
    {
        await using var server = await RoomServer.StartAsync();
        await using var client = await server.ConnectAsync();
        var heard = new TaskCompletionSource<string>();
        client.OnAsk(request => ValueTask.FromResult(new Answer(request.Question + "!")));
        client.OnSpoken(message => heard.TrySetResult(message.Text));
        await client.JoinAsync(new Join("lobby"), Canceled);

        await client.SpeakAsync(new Speak("lobby", "?"), Canceled);

        Assert.Equal("?!", await heard.Task.WaitAsync(Canceled));
    }

    [Fact]
    public async Task A_stream_goes_on_beyond_its_first_credit()
    {
        await using var server = await RoomServer.StartAsync();
        await using var client = await server.ConnectAsync();

        var numbers = await client.CountAsync(new Count(1_000), Canceled).Select(item => item.Number).ToListAsync(Canceled);

        Assert.Equal(Enumerable.Range(1, 1_000), numbers);
    }

    [Fact]
    public async Task A_client_stream_goes_on_beyond_its_first_credit()
    {
        await using var server = await RoomServer.StartAsync();
        await using var client = await server.ConnectAsync();

        var sum = await client.SumAsync(new Sum(), Enumerable.Range(1, 1_000).Select(number => new Counted(number)).ToAsyncEnumerable(), Canceled);

        Assert.Equal(500_500, sum.Number);
    }

    [Theory]
    [InlineData(-1, "room.negative")]
    [InlineData(0, "ws.internal")]
    public async Task An_error_of_the_handler_reaches_the_caller(int number, string code)
    {
        await using var server = await RoomServer.StartAsync();
        await using var client = await server.ConnectAsync();

        var exception = await Assert.ThrowsAsync<WsException>(() => client.DoubleAsync(new Double(number), Canceled).AsTask());

        Assert.Equal(code, exception.Code);
    }

    [Fact]
    public async Task A_client_comes_back_and_goes_on_in_binary()
    {
        var server = await RoomServer.StartAsync();
        await using var client = await server.ConnectAsync(Impatient());
        var port = server.Address.Port;
        var lost = WaitFor(client, WsClientState.Reconnecting);
        await server.DisposeAsync();
        await lost.WaitAsync(Canceled);

        await using var next = await RoomServer.StartAsync(port: port);

        Assert.Equal(new Doubled(4), await client.DoubleAsync(new Double(2), Canceled));
    }

    [Fact]
    public async Task What_waits_for_a_connection_is_sent_as_its_server_speaks()
    {
        await using var server = await RoomServer.StartAsync(_ => { });
        await using var client = new RoomClient(server.Address, new WsClientOptions().UseMessagePack());
        var heard = new TaskCompletionSource<string>();
        client.OnSpoken(message => heard.TrySetResult(message.Text));
        await client.JoinAsync(new Join("lobby"), Canceled);
        await client.SpeakAsync(new Speak("lobby", "before"), Canceled);

        await client.ConnectAsync(Canceled);

        Assert.Equal("before", await heard.Task.WaitAsync(Canceled));
    }

    private static WsClientOptions Impatient()
    {
        var options = new WsClientOptions { RequestTimeout = TimeSpan.FromSeconds(30) };
        options.Reconnect.InitialDelay = TimeSpan.FromMilliseconds(20);
        return options.UseMessagePack();
    }

    private static Task WaitFor(RoomClient client, WsClientState state)
    {
        var reached = new TaskCompletionSource();
        client.StateChanged += (_, change) =>
        {
            if (change.NewState == state)
            {
                reached.TrySetResult();
            }
        };
        return reached.Task;
    }
}
