using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace TypedSockets;

/// <summary>A client that connects with its host and closes with it.</summary>
internal sealed partial class HostedClient<TClient> : IHostedService
    where TClient : WsClient
{
    private readonly WsClientOptions options;
    private readonly TimeProvider timeProvider;
    private readonly ILogger logger;
    private volatile Change lastChange;

    /// <param name="client">The client.</param>
    /// <param name="options">Its settings.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="logger">Where to log.</param>
    public HostedClient(TClient client, WsClientOptions options, TimeProvider timeProvider, ILogger logger)
    {
        Client = client;
        this.options = options;
        this.timeProvider = timeProvider;
        this.logger = logger;
        lastChange = new Change(timeProvider.GetUtcNow(), Reason: null);
        client.StateChanged += (_, change) => lastChange = new Change(timeProvider.GetUtcNow(), ReasonOf(change));
    }

    /// <summary>The client itself.</summary>
    public TClient Client { get; }

    /// <summary>When the client last changed its state, and why.</summary>
    public Change LastChange => lastChange;

    /// <summary>The name of the options of such a client.</summary>
    public static string OptionsName(string? key) => key is null ? typeof(TClient).FullName! : $"{typeof(TClient).FullName} '{key}'";

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (!options.RetryFirstConnect)
        {
            return Client.ConnectAsync(cancellationToken);
        }

        // The host may serve the very endpoint that is connected to, so its start does not wait.
        _ = ConnectAsync();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Client.CloseAsync(cancellationToken);

    private static string? ReasonOf(WsStateChangedEventArgs change) => change.Exception?.Message ?? change.Disconnect?.ToString();

    private async Task ConnectAsync()
    {
        try
        {
            await Client.ConnectAsync(CancellationToken.None).ConfigureAwait(false);
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

    /// <summary>One change of state.</summary>
    public sealed record Change(DateTimeOffset At, string? Reason);
}
