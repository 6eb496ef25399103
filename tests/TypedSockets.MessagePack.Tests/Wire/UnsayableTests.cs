using System.Threading.Channels;

namespace TypedSockets.MessagePack.Tests;

/// <summary>What can be said in one of the protocols only.</summary>
public sealed class UnsayableTests
{
    private static CancellationToken Canceled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_next_server_can_not_be_told_is_lost_and_holds_nothing_up()
    {
        var server = await RoomServer.StartAsync(_ => { });
        var options = new WsClientOptions { Reconnect = { InitialDelay = TimeSpan.FromMilliseconds(20) }, RequestTimeout = TimeSpan.FromSeconds(30) };
        await using var client = await server.ConnectAsync(options.UseMessagePack());
        var port = server.Address.Port;
        var lost = new TaskCompletionSource();
        client.StateChanged += (_, change) => _ = change.NewState == WsClientState.Reconnecting && lost.TrySetResult();
        var error = WaitForError(client);
        await server.DisposeAsync();
        await lost.Task.WaitAsync(Canceled);
        await client.SendAsync(new JsonOnly(), Canceled);

        await using var next = await RoomServer.StartAsync(port: port);

        Assert.Equal(new Doubled(4), await client.DoubleAsync(new Double(2), Canceled));
        Assert.Contains("can't be said in 'typedsockets.v1.msgpack'", (await error.WaitAsync(Canceled)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_without_a_codec_fails_its_request_alone()
    {
        await using var server = await RoomServer.StartAsync();
        await using var client = await server.ConnectAsync();

        var exception = await Assert.ThrowsAsync<WsException>(() => client.RequestAsync<Double, JsonOnly>(new Double(1), Canceled).AsTask());

        Assert.Contains("No codec of the binary protocol", exception.Message, StringComparison.Ordinal);
        Assert.Equal(new Doubled(4), await client.DoubleAsync(new Double(2), Canceled));
    }

    [Theory]
    [InlineData(true, "short")]
    [InlineData(false, "long")]
    public async Task What_is_too_long_in_one_protocol_reaches_nobody_where_somebody_speaks_it(bool isJsonThere, string first)
    {
        await using var server = await RoomServer.StartAsync(options => options.UseMessagePack().MaxMessageBytes = 1_024);
        await using var binary = await server.ConnectAsync();
        await using var json = await server.ConnectAsync(new WsClientOptions());
        var heard = Channel.CreateBounded<string>(2);
        binary.OnSpoken(message => Assert.True(heard.Writer.TryWrite(message.Text.Length > 100 ? "long" : message.Text)));
        var error = WaitForError(binary);
        await binary.JoinAsync(new Join("lobby"), Canceled);
        await binary.DoubleAsync(new Double(1), Canceled);
        if (isJsonThere)
        {
            await json.JoinAsync(new Join("lobby"), Canceled);
            await json.DoubleAsync(new Double(1), Canceled);
        }

        // JSON escapes each of them to six bytes.
        await binary.SpeakAsync(new Speak("lobby", new string('\u0001', 500)), Canceled);
        await binary.SpeakAsync(new Speak("lobby", "short"), Canceled);

        Assert.Equal(first, await heard.Reader.ReadAsync(Canceled));
        if (isJsonThere)
        {
            Assert.Equal("ws.too_large", (await error.WaitAsync(Canceled)).Code);
        }
    }

    private static Task<WsErrorEventArgs> WaitForError(RoomClient client)
    {
        var received = new TaskCompletionSource<WsErrorEventArgs>();
        client.ErrorReceived += (_, error) => received.TrySetResult(error);
        return received.Task;
    }
}
