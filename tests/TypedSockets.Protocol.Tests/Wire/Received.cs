using System.Text;

namespace TypedSockets.Protocol.Tests;

/// <summary>What a socket made of what it was fed, up to the close or the end of the stream.</summary>
/// <param name="Items">What it received, as <c>Text:hello</c>; the close is not among it.</param>
/// <param name="End">The exception that the end of the stream was told by; <see langword="null"/> after a close.</param>
/// <param name="Socket">The socket, disposed.</param>
internal sealed record Received(IReadOnlyList<string> Items, Exception? End, StreamSocket Socket)
{
    private static readonly SocketLimits Generous = new(1024 * 1024, 1_000);

    public static StreamSocket NewSocket(Stream stream, bool isServer, SocketLimits? limits = null, TimeProvider? timeProvider = null) =>
        new(stream, isServer, limits ?? Generous, timeProvider ?? TimeProvider.System, cut: static () => { });

    /// <summary>Feeds one side with frames and receives until there is nothing more to come.</summary>
    public static async Task<Received> OfAsync(bool isServer, Feeding feeding, SocketLimits? limits, params byte[][] frames)
    {
        byte[] bytes = [.. frames.SelectMany(static frame => frame)];
        using StreamSocket socket = NewSocket(Wire.Of(bytes, feeding), isServer, limits);
        var items = new List<string>();
        try
        {
            while (await NextAsync(socket) is { } item)
            {
                items.Add(item);
            }

            return new Received(items, End: null, socket);
        }
        catch (EndOfStreamException exception)
        {
            return new Received(items, exception, socket);
        }
    }

    public static Task<Received> OfAsync(bool isServer, Feeding feeding, params byte[][] frames) => OfAsync(isServer, feeding, limits: null, frames);

    /// <summary>The next message; <see langword="null"/> is the close.</summary>
    public static async Task<string?> NextAsync(StreamSocket socket)
    {
        InboundMessage message = await socket.ReceiveAsync();
        string text = Encoding.UTF8.GetString(message.Span);
        message.Release();
        return message.Kind switch
        {
            InboundKind.Close => null,
            InboundKind.Message or InboundKind.Ping or InboundKind.Pong => $"{message.Kind}:{text}",
            _ => $"{message.Kind}",
        };
    }

    /// <summary>Asserts that these were received, and then the peer's close.</summary>
    public void AssertClosed(params string[] items)
    {
        Assert.Null(End);
        Assert.Equal(items, Items);
        Assert.NotNull(Socket.PeerClose);
    }

    /// <summary>Asserts that these were received, that then the protocol was broken, and that nothing was received any more.</summary>
    public void AssertViolation(string violation, params string[] before)
    {
        Assert.Null(End);
        Assert.Equal([.. before, "Violation"], Items);
        Assert.Contains(violation, Socket.Violation, StringComparison.Ordinal);
        Assert.Null(Socket.PeerClose);
    }
}
