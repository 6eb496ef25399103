using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace TypedSockets;

/// <summary>Connects a client with its host and closes it with its host.</summary>
internal sealed partial class ClientConnector<TClient>(TClient client, IOptionsMonitor<WsClientOptions> options, ILogger<TClient> logger) : IHostedService
    where TClient : WsClient
{
    /// <summary>The name of this client's options.</summary>
    public static string OptionsName { get; } = typeof(TClient).FullName!;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (!options.Get(OptionsName).RetryFirstConnect)
        {
            return client.ConnectAsync(cancellationToken);
        }

        // The host may serve the very endpoint that is connected to, so its start does not wait.
        _ = ConnectAsync();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => client.CloseAsync(cancellationToken);

    private async Task ConnectAsync()
    {
        try
        {
            await client.ConnectAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (WsDisconnectedException exception) when (exception.Disconnect is null)
        {
            // The host stopped first.
        }
        catch (Exception exception)
        {
            LogGivenUp(exception);
        }
    }

    [LoggerMessage(131, LogLevel.Error, "The client could not be connected and does not try again.", EventName = "ClientNotConnected")]
    private partial void LogGivenUp(Exception exception);
}
