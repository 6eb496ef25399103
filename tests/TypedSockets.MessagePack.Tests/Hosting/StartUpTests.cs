using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace TypedSockets.MessagePack.Tests;

[WsContract]
public interface IKeeping
{
    ValueTask KeepAsync(Kept message, CancellationToken cancellationToken = default);
}

public sealed partial class KeepingEndpoint : WsEndpoint, IKeeping
{
    public ValueTask KeepAsync(Kept message, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;
}

/// <summary>A message without a codec is found before anything is sent.</summary>
public sealed class StartUpTests
{
    [Fact]
    public void An_endpoint_with_such_a_message_is_not_mapped()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddTypedSockets(options => options.UseMessagePack());
        var app = builder.Build();

        var exception = Assert.Throws<InvalidOperationException>(() => app.MapTypedSocket<KeepingEndpoint>("/keep"));

        Assert.StartsWith("'KeepingEndpoint' can't speak MessagePack. No codec of the binary protocol was generated for 'compact.refused' (TypedSockets.MessagePack.Tests.Kept).", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_client_with_such_a_message_is_not_created()
    {
        var exception = Assert.Throws<InvalidOperationException>(() => new KeepingClient(new Uri("ws://localhost"), new WsClientOptions().UseMessagePack()));

        Assert.StartsWith("'KeepingClient' can't speak MessagePack.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Both_are_served_in_JSON()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddTypedSockets();
        builder.Build().MapTypedSocket<KeepingEndpoint>("/keep");
        await using var client = new KeepingClient(new Uri("ws://localhost"));

        Assert.Equal(WsClientState.Disconnected, client.State);
    }
}
