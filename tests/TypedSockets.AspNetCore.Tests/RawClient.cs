using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace TypedSockets.AspNetCore.Tests;

/// <summary>A client that knows nothing but WebSocket and JSON.</summary>
internal sealed class RawClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly byte[] buffer = new byte[4 * 1024 * 1024];

    private RawClient(ClientWebSocket socket) => Socket = socket;

    public ClientWebSocket Socket { get; }

    public static async Task<RawClient> ConnectAsync(Uri uri, Action<ClientWebSocketOptions>? configure = null)
    {
        var socket = new ClientWebSocket();
        configure?.Invoke(socket.Options);
        await socket.ConnectAsync(uri, TestContext.Current.CancellationToken);
        return new RawClient(socket);
    }

    /// <summary>Connects over a wire that the test looks at.</summary>
    public static async Task<RawClient> ConnectAsync(Uri uri, HttpMessageHandler wire, Action<ClientWebSocketOptions>? configure = null)
    {
        var socket = new ClientWebSocket();
        configure?.Invoke(socket.Options);
        using var invoker = new HttpMessageInvoker(wire, disposeHandler: false);
        await socket.ConnectAsync(uri, invoker, TestContext.Current.CancellationToken);
        return new RawClient(socket);
    }

    public Task SendAsync(string frame) => SendAsync(Encoding.UTF8.GetBytes(frame));

    public async Task SendAsync(byte[] frame, WebSocketMessageType type = WebSocketMessageType.Text, bool endOfMessage = true)
    {
        using CancellationTokenSource patience = NewPatience();
        await Socket.SendAsync(frame, type, endOfMessage, patience.Token);
    }

    /// <summary>Sends a message in the envelope.</summary>
    public Task SendAsync(string type, string payload, string? id = null) =>
        SendAsync(id is null ? $$"""{"type":"{{type}}","payload":{{payload}}}""" : $$"""{"type":"{{type}}","id":"{{id}}","payload":{{payload}}}""");

    /// <summary>Receives the next frame, which has to be of this type.</summary>
    public async Task<JsonElement> ReceiveAsync(string type)
    {
        JsonElement frame = await ReceiveAsync();
        Assert.Equal(type, frame.GetProperty("type").GetString());
        return frame;
    }

    public async Task<JsonElement> ReceiveAsync()
    {
        string? text = await ReceiveTextAsync();
        Assert.True(text is not null, $"The server closed with {Socket.CloseStatus} {Socket.CloseStatusDescription} instead of sending a frame.");
        return JsonElement.Parse(text);
    }

    /// <summary>Receives an error and asserts its code and id.</summary>
    public async Task<string> ReceiveErrorAsync(string code, string? id = null)
    {
        JsonElement frame = await ReceiveAsync("ws.error");
        JsonElement payload = frame.GetProperty("payload");
        Assert.Equal(code, payload.GetProperty("code").GetString());
        Assert.Equal(id, frame.TryGetProperty("id", out JsonElement value) ? value.GetString() : null);
        return payload.GetProperty("message").GetString()!;
    }

    /// <summary>Skips frames until the server closes, and asserts how, and how many frames there were where that matters.</summary>
    public async Task AssertClosedAsync(int code, string reason, int? frames = null)
    {
        int skipped = 0;
        while (await ReceiveTextAsync() is not null)
        {
            skipped++;
        }

        Assert.Equal(frames ?? skipped, skipped);
        Assert.Equal(code, (int?)Socket.CloseStatus);
        Assert.Equal(reason, Socket.CloseStatusDescription);
    }

    /// <summary>Asks the server something and awaits the answer: whatever was sent before has been handled then.</summary>
    public async Task FlushAsync()
    {
        await SendAsync("chat.echo", """{"text":"flush"}""", "flush");
        await ReceiveAsync("chat.echoed");
    }

    public async Task CloseAsync()
    {
        using CancellationTokenSource patience = NewPatience();
        await Socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", patience.Token);
    }

    public void Dispose() => Socket.Dispose();

    private async Task<string?> ReceiveTextAsync()
    {
        using CancellationTokenSource patience = NewPatience();
        int length = 0;
        while (true)
        {
            ValueWebSocketReceiveResult result = await Socket.ReceiveAsync(buffer.AsMemory(length), patience.Token);
            if (result.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            length += result.Count;
            if (result.EndOfMessage)
            {
                return Encoding.UTF8.GetString(buffer, 0, length);
            }
        }
    }

    private static CancellationTokenSource NewPatience()
    {
        var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        return patience;
    }
}
