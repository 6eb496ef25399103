using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using StreamJsonRpc;

namespace TypedSockets.Sockets.Benchmarks;

/// <summary>StreamJsonRpc over a WebSocket, with generated serializers for what it carries.</summary>
internal sealed class JsonRpcServer : BenchServer
{
    private int connections;

    public override int Connections => Volatile.Read(ref connections);

    public override void Map(WebApplication app)
    {
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(30), KeepAliveTimeout = TimeSpan.FromSeconds(15) });
        app.Map(Path, (RequestDelegate)ServeAsync);
    }

    private async Task ServeAsync(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        using var handler = new WebSocketMessageHandler(socket, CreateFormatter());
        using var rpc = new JsonRpc(handler, new JsonRpcTarget());
        rpc.TraceSource.Switch.Level = SourceLevels.Off;
        Interlocked.Increment(ref connections);
        try
        {
            rpc.StartListening();
            await rpc.Completion;
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or ConnectionLostException)
        {
            // The client is gone.
        }
        finally
        {
            Interlocked.Decrement(ref connections);
        }
    }

    private static SystemTextJsonFormatter CreateFormatter()
    {
        var formatter = new SystemTextJsonFormatter();
        formatter.JsonSerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        formatter.JsonSerializerOptions.TypeInfoResolver = JsonTypeInfoResolver.Combine(BenchJson.Default, new DefaultJsonTypeInfoResolver());
        return formatter;
    }
}
