using TypedSockets;

namespace Chat;

/// <summary>The chat server: one page and one socket.</summary>
public static class ChatServer
{
    /// <summary>Where the chat is, unless <c>--urls</c> or <c>ASPNETCORE_URLS</c> says otherwise.</summary>
    private const string DefaultUrl = "http://localhost:5080";

    /// <summary>Builds the server; the caller runs it.</summary>
    /// <param name="args">The command line, such as <c>--urls http://localhost:8080</c>.</param>
    public static WebApplication Create(params string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        if (builder.Configuration[WebHostDefaults.ServerUrlsKey] is null)
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Services.AddSingleton<ChatLog>();
        builder.Services.AddSingleton<Presence>();

        // People take longer to answer 'chat.confirm' than programs do.
        builder.Services.AddTypedSockets(options => options.UseMessagePack().RequestTimeout = TimeSpan.FromMinutes(1));

        var app = builder.Build();
        app.UseDefaultFiles();
        app.UseStaticFiles();
        app.MapTypedSocket<ChatEndpoint>("/chat").AllowAnonymous();
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            foreach (var url in app.Urls)
            {
                Console.WriteLine($"Open {url} in a browser, or run the console client: dotnet run --project samples/Chat/Console -- ws{url["http".Length..]}/chat ada lobby");
            }
        });
        return app;
    }
}
