using Microsoft.AspNetCore.Builder;

namespace TypedSockets.Samples;

/// <summary>A sample's server inside the test, on a port of its own.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private RunningServer(WebApplication app) => this.app = app;

    /// <summary>Where it listens, such as <c>http://127.0.0.1:40123</c>.</summary>
    public string Url => app.Urls.Single();

    public IServiceProvider Services => app.Services;

    /// <summary>Starts a server.</summary>
    /// <param name="create">Builds it from a command line.</param>
    /// <param name="url">Where it is to listen; by default on any free port.</param>
    public static async Task<RunningServer> StartAsync(Func<string[], WebApplication> create, string url = "http://127.0.0.1:0")
    {
        var server = create(["--urls", url, "--Logging:LogLevel:Default", "Warning"]);
        await server.StartAsync(TestContext.Current.CancellationToken);
        return new RunningServer(server);
    }

    /// <summary>The address of one of its sockets.</summary>
    public Uri Socket(string path) => new($"ws{Url["http".Length..]}{path}");

    /// <summary>Shuts it down as a deployment does: whoever is connected is told.</summary>
    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
    }
}
