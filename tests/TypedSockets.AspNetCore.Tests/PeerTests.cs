using System.Diagnostics;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Testing;

namespace TypedSockets.AspNetCore.Tests;

/// <summary>What a peer receives at moments that no network can be made to hit.</summary>
public sealed class PeerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_item_that_comes_just_as_its_client_stream_ends_is_no_fault_of_its_sender()
    {
        const int Streams = 1_000;
        const int Least = 20;
        long start = Stopwatch.GetTimestamp();
        int ended = 0;
        var host = new SilentHost(new EndedUpload(() => Interlocked.Increment(ref ended)));

        WsDisconnect disconnect = await NewPeer(host, Script()).RunAsync().WaitAsync(Patience, Token);

        Assert.Equal(("", true), (disconnect.Reason, disconnect.ByPeer));
        Assert.True(ended >= Least, $"Only {ended} streams ended in that time.");

        // Items come without a pause until their stream has ended, so among many ends some come between any two steps that an item takes.
        IEnumerable<Task<InboundMessage>> Script()
        {
            for (int opened = 1; opened <= Streams && (opened <= Least || Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(1.5)); opened++)
            {
                yield return ScriptedSocket.Message("""{"type":"chat.collect","id":"7","payload":{}}"""u8);
                while (Volatile.Read(ref ended) < opened)
                {
                    yield return ScriptedSocket.Message("""{"type":"chat.number","id":"7","payload":{}}"""u8);
                }
            }
        }
    }

    [Theory]
    [InlineData(true, "WriteFailed")]
    [InlineData(false, "WriteFaulted")]
    public async Task A_write_that_fails_in_whatever_way_ends_the_connection_as_a_whole(bool isOfNetwork, string logged)
    {
        bool isClosed = false;
        Exception fault = isOfNetwork ? new SocketException((int)SocketError.TimedOut) : new InvalidDataException("Unheard of.");
        var host = new SilentHost(closed: () => isClosed = true);
        var logger = new FakeLogger();
        ScriptedSocket socket = null!;
        socket = new ScriptedSocket(Script()) { WriteFault = fault };
        using var peer = new Peer(socket, host, new WsOptions(), TimeProvider.System, logger, isServer: true);
        peer.SendConnected(new ConnectedInfo("it", 0, 0, 0, 0, 0));

        await peer.RunAsync().WaitAsync(Patience, Token);

        Assert.True(isClosed);
        FakeLogRecord record = Assert.Single(logger.Collector.GetSnapshot(), record => record.Exception == fault);
        Assert.Equal(logged, record.Id.Name);

        // Nothing ends the connection but the write that failed.
        IEnumerable<Task<InboundMessage>> Script()
        {
            yield return socket.CutOff;
        }
    }

    [Fact]
    public async Task A_handler_that_blocks_does_not_hold_up_whoever_starts_the_connection()
    {
        using var started = new ManualResetEventSlim();
        using var handlersWait = new ManualResetEventSlim();
        var handled = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        int handlers = 0;

        // The handlers' thread leaves the context of this test as soon as all that they do is wait for a message.
        _ = new AsyncLocal<bool>(change =>
        {
            if (!change.CurrentValue && Environment.CurrentManagedThreadId == handlers)
            {
                handlersWait.Set();
            }
        })
        {
            Value = true,
        };
        WsOperation blocks = WsOperation.OneWay<SilentHost, Hold>((_, _, _) =>
        {
            handled.SetResult(started.Wait(Patience, Token));
            return ValueTask.CompletedTask;
        });
        var host = new SilentHost(blocks, opened: () => handlers = Environment.CurrentManagedThreadId);

        Task<WsDisconnect> running = NewPeer(host, Script()).RunAsync();
        started.Set();

        Assert.True(await handled.Task.WaitAsync(Patience, Token));
        await running;

        // The message is there already when the peer begins to read, and a handler waits for it.
        IEnumerable<Task<InboundMessage>> Script()
        {
            Assert.True(handlersWait.Wait(Patience, Token), "No handler waited for a message.");
            yield return ScriptedSocket.Message("""{"type":"chat.hold","payload":{}}"""u8);
            yield return CloseAsync();
        }

        async Task<InboundMessage> CloseAsync()
        {
            await handled.Task;
            return new InboundMessage(InboundKind.Close);
        }
    }

    private static Peer NewPeer(SilentHost host, IEnumerable<Task<InboundMessage>> script) =>
        new(new ScriptedSocket(script), host, new WsOptions(), TimeProvider.System, NullLogger.Instance, isServer: true);
}
