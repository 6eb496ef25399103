using System.Buffers;
using System.Net.WebSockets;
using MessagePack;

namespace TypedSockets.MessagePack.Tests;

/// <summary>A peer that knows nothing but WebSockets and MessagePack.</summary>
internal sealed class RawClient : IDisposable
{
    private readonly ClientWebSocket socket = new();

    public string? Subprotocol => socket.SubProtocol;

    public WebSocketCloseStatus? CloseStatus => socket.CloseStatus;

    public string? CloseReason => socket.CloseStatusDescription;

    /// <summary>Connects and offers these.</summary>
    public static async Task<RawClient> ConnectAsync(Uri address, params string[] subprotocols)
    {
        var client = new RawClient();
        foreach (var subprotocol in subprotocols)
        {
            client.socket.Options.AddSubProtocol(subprotocol);
        }

        await client.socket.ConnectAsync(address, TestContext.Current.CancellationToken);
        return client;
    }

    public delegate void Writer(ref MessagePackWriter writer);

    /// <summary>Sends what is written as one binary message.</summary>
    public Task SendAsync(Writer write)
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(output);
        write(ref writer);
        writer.Flush();
        return SendAsync(output.WrittenMemory.ToArray(), WebSocketMessageType.Binary);
    }

    public Task SendAsync(byte[] bytes, WebSocketMessageType type) => socket.SendAsync(bytes, type, endOfMessage: true, TestContext.Current.CancellationToken);

    /// <summary>The next message, as the stock library reads it into objects; null where the server closes.</summary>
    public async Task<object?[]?> ReceiveAsync()
    {
        var buffer = new byte[64 * 1024];
        var result = await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
        if (result.MessageType is WebSocketMessageType.Close)
        {
            return null;
        }

        Assert.Equal(WebSocketMessageType.Binary, result.MessageType);
        return MessagePackSerializer.Deserialize<object?[]>(buffer.AsMemory(0, result.Count), MessagePackSerializerOptions.Standard, TestContext.Current.CancellationToken);
    }

    /// <summary>Takes messages until the server closes.</summary>
    public async Task<List<object?[]>> ReceiveAllAsync()
    {
        var received = new List<object?[]>();
        while (await ReceiveAsync() is { } message)
        {
            received.Add(message);
        }

        return received;
    }

    public void Dispose() => socket.Dispose();
}
