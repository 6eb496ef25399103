using System.Buffers;
using System.Collections.Concurrent;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace TypedSockets.Sockets.Benchmarks;

/// <summary>What a careful developer writes without a framework: the middleware of ASP.NET Core and its <see cref="WebSocket"/>.</summary>
internal sealed class HandWrittenServer : BenchServer
{
    private readonly ConcurrentDictionary<HandWrittenConnection, bool> members = new();

    public override int Connections => members.Count;

    public override void Map(WebApplication app)
    {
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(30), KeepAliveTimeout = TimeSpan.FromSeconds(15) });
        app.Map(Path, (RequestDelegate)ServeAsync);
    }

    private async Task ServeAsync(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        using var connection = new HandWrittenConnection(socket, Broadcast);
        members.TryAdd(connection, true);
        try
        {
            await connection.RunAsync(context.RequestAborted);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            // The client is gone.
        }
        finally
        {
            members.TryRemove(connection, out _);
        }
    }

    /// <summary>Encodes once, and puts the same bytes into every member's queue.</summary>
    private void Broadcast(Quote quote)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var envelope = new EnvelopeWriter(buffer))
        {
            envelope.WriteQuote([], quote);
        }

        ReadOnlyMemory<byte> frame = buffer.WrittenSpan.ToArray();
        foreach (var (member, _) in members)
        {
            member.Queue(frame);
        }
    }
}
