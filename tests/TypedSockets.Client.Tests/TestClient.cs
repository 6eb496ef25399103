using Microsoft.Extensions.Logging;

namespace TypedSockets.Client.Tests;

public interface ITestContract;

/// <summary>A client as the generator writes it, without a contract's methods.</summary>
public sealed class TestClient(Uri uri, WsClientOptions? options = null, IWsReconnectPolicy? reconnectPolicy = null, TimeProvider? timeProvider = null, ILoggerFactory? loggerFactory = null)
    : WsClient(uri, options, reconnectPolicy, timeProvider, loggerFactory), ITestContract, IWsClient<TestClient>
{
    static TestClient IWsClient<TestClient>.Create(Uri uri, WsClientOptions? options, IWsReconnectPolicy? reconnectPolicy, TimeProvider? timeProvider, ILoggerFactory? loggerFactory) =>
        new(uri, options, reconnectPolicy, timeProvider, loggerFactory);
}
