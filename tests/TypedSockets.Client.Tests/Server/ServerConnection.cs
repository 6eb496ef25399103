using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;

namespace TypedSockets.Client.Tests;

/// <summary>The server's end of a connection, frame by frame. It answers a close and nothing else by itself.</summary>
internal sealed class ServerConnection(WebSocket socket, HttpContext context)
{
    private readonly Channel<string> frames = Channel.CreateUnbounded<string>();
    private readonly byte[] buffer = new byte[128 * 1024];
    private volatile TaskCompletionSource reading = Done();

    /// <summary>Reads until the connection has ended.</summary>
    public async Task ServeAsync()
    {
        try
        {
            while (await ReadAsync() is { } frame)
            {
                frames.Writer.TryWrite(frame);
                await reading.Task;
            }

            if (socket.State == WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync(socket.CloseStatus!.Value, null, context.RequestAborted);
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or IOException)
        {
            // The client, or the test, cut the connection off.
        }

        frames.Writer.Complete();
    }

    public Task GreetAsync(int spread = 0, int rate = 0, int burst = 0, int maxMessageBytes = 1_048_576) => SendAsync(
        "ws.connected", $$"""{"clientId":"c1","heartbeat":30000,"maxMessageBytes":{{maxMessageBytes}},"rate":{{rate}},"burst":{{burst}},"spread":{{spread}}}""");

    /// <summary>Greets a client that may have left already.</summary>
    public async Task TryGreetAsync()
    {
        try
        {
            await GreetAsync();
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            // It has.
        }
    }

    public async Task SendAsync(string type, string payload = "{}", string? id = null)
    {
        string member = id is null ? "" : $"\"id\":\"{id}\",";
        byte[] frame = Encoding.UTF8.GetBytes($$"""{"type":"{{type}}",{{member}}"payload":{{payload}}}""");
        await socket.SendAsync(frame.AsMemory(), WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken).Patiently();
    }

    /// <summary>Sends a message in fragments of this many bytes.</summary>
    public async Task SendInFragmentsAsync(string type, string payload, int bytes)
    {
        byte[] frame = Encoding.UTF8.GetBytes($$"""{"type":"{{type}}","payload":{{payload}}}""");
        for (int start = 0; start < frame.Length; start += bytes)
        {
            int length = Math.Min(bytes, frame.Length - start);
            await socket.SendAsync(frame.AsMemory(start, length), WebSocketMessageType.Text, endOfMessage: start + length == frame.Length, TestContext.Current.CancellationToken).Patiently();
        }
    }

    /// <summary>Reads no more than one frame until <see cref="ResumeReading"/>.</summary>
    public void PauseReading() => reading = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void ResumeReading() => reading.SetResult();

    /// <summary>True where a frame waits to be received.</summary>
    public bool HasReceived => frames.Reader.Count > 0;

    /// <summary>Receives the next frame, which has to be of this type.</summary>
    public async Task<ClientFrame> ReceiveAsync(string type)
    {
        Assert.True(await frames.Reader.WaitToReadAsync(TestContext.Current.CancellationToken).Patiently(), $"The client closed with {socket.CloseStatus} instead of sending '{type}'.");
        Assert.True(frames.Reader.TryRead(out string? text));
        ClientFrame frame = Parse(text);
        Assert.Equal(type, frame.Type);
        return frame;
    }

    /// <summary>Receives until the connection has ended.</summary>
    public async IAsyncEnumerable<ClientFrame> ReceiveAllAsync()
    {
        await foreach (string text in frames.Reader.ReadAllAsync(TestContext.Current.CancellationToken))
        {
            yield return Parse(text);
        }
    }

    /// <summary>Answers a request of the client: whatever either side sent before has arrived then.</summary>
    public async Task RoundTripAsync(TestClient client)
    {
        Task<Answer> request = client.RequestAsync<Ask, Answer>(new Ask("round trip"), TestContext.Current.CancellationToken).AsTask();
        await SendAsync("chat.answer", """{"text":"back"}""", (await ReceiveAsync("chat.ask")).Id);
        await request.Patiently();
    }

    /// <summary>Asserts that the client sends nothing more, and closes with this code.</summary>
    public async Task AssertClosedAsync(int code)
    {
        Assert.False(await frames.Reader.WaitToReadAsync(TestContext.Current.CancellationToken).Patiently());
        Assert.Equal(code, (int?)socket.CloseStatus);
    }

    /// <summary>Begins to close.</summary>
    public Task CloseAsync(int code, string reason = "") =>
        socket.CloseOutputAsync((WebSocketCloseStatus)code, reason, TestContext.Current.CancellationToken);

    /// <summary>Cuts the connection off.</summary>
    public void Abort() => context.Abort();

    private static ClientFrame Parse(string text)
    {
        JsonElement frame = JsonElement.Parse(text);
        return new ClientFrame(
            frame.GetProperty("type").GetString()!,
            frame.TryGetProperty("id", out JsonElement id) ? id.GetString() : null,
            frame.TryGetProperty("payload", out JsonElement payload) ? payload : default);
    }

    private static TaskCompletionSource Done()
    {
        var done = new TaskCompletionSource();
        done.SetResult();
        return done;
    }

    private async Task<string?> ReadAsync()
    {
        int length = 0;
        while (true)
        {
            ValueWebSocketReceiveResult result = await socket.ReceiveAsync(buffer.AsMemory(length), context.RequestAborted);
            length += result.Count;
            if (result.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            if (result.EndOfMessage)
            {
                return Encoding.UTF8.GetString(buffer, 0, length);
            }
        }
    }
}

/// <summary>A frame that the client sent.</summary>
internal sealed record ClientFrame(string Type, string? Id, JsonElement Payload)
{
    /// <summary>The payload's text, where it has one.</summary>
    public string? Text => Payload.ValueKind == JsonValueKind.Object && Payload.TryGetProperty("text", out JsonElement text) ? text.GetString() : null;
}
