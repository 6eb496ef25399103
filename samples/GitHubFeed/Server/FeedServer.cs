using TypedSockets;

namespace GitHubFeed;

/// <summary>The feed's server: recorded events, replayed to whoever follows them.</summary>
public static class FeedServer
{
    /// <summary>Where the feed is, unless <c>--urls</c> or <c>ASPNETCORE_URLS</c> says otherwise.</summary>
    private const string DefaultUrl = "http://localhost:5090";

    /// <summary>Builds the server; the caller runs it.</summary>
    /// <param name="args">The command line, such as <c>--urls http://localhost:8090</c>.</param>
    public static WebApplication Create(params string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        if (builder.Configuration[WebHostDefaults.ServerUrlsKey] is null)
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Services.AddSingleton(new Recordings(Path.Combine(builder.Environment.ContentRootPath, "events")));
        builder.Services.AddSingleton<Backlog>();
        builder.Services.AddSingleton<Publisher>();
        builder.Services.AddSingleton<Replayer>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Replayer>());
        builder.Services.AddTypedSockets(options => options.MaxRoomsPerConnection = Subscription.MaxRooms);

        var app = builder.Build();
        app.MapTypedSocket<FeedEndpoint>("/feed").AllowAnonymous();
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            foreach (var url in app.Urls)
            {
                Console.WriteLine($"Follow everything: dotnet run --project samples/GitHubFeed/Console -- ws{url["http".Length..]}/feed --replay");
            }
        });
        return app;
    }
}
