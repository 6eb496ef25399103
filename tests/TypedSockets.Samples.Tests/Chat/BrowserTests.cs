using Chat;
using Microsoft.AspNetCore.Builder;

namespace TypedSockets.Samples.Chat;

/// <summary>The chat's page in a real browser, against the real server.</summary>
public sealed class BrowserTests
{
    [Fact]
    public async Task Two_tabs_talk_and_outlive_a_restart_of_the_server()
    {
        Requirements.RequireBrowser();
        var server = await StartAsync("http://127.0.0.1:0");
        var url = server.Urls.Single();
        try
        {
            await BrowserScript.RunAsync(
                async line =>
                {
                    switch (line)
                    {
                        case "stop the server":
                            await server.DisposeAsync();
                            break;
                        case "start the server":
                            server = await StartAsync(url);
                            break;
                        default:
                            Assert.Fail($"The script asked for '{line}'.");
                            break;
                    }
                },
                "talk",
                url);
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    /// <summary>Takes the picture of the README where <c>TYPEDSOCKETS_SCREENSHOT=1</c> asks for it.</summary>
    [Fact]
    public async Task The_page_can_be_photographed()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("TYPEDSOCKETS_SCREENSHOT") == "1", "Set TYPEDSOCKETS_SCREENSHOT=1 to renew docs/images/chat.png.");
        Requirements.RequireBrowser();
        await using var server = await StartAsync("http://127.0.0.1:0");
        var picture = Path.Combine(Requirements.RepositoryFolder, "docs", "images", "chat.png");
        await BrowserScript.RunAsync(_ => Task.CompletedTask, "screenshot", server.Urls.Single(), picture);
        Assert.True(File.Exists(picture));
    }

    private static async Task<WebApplication> StartAsync(string url)
    {
        var server = ChatServer.Create("--urls", url);
        await server.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }
}
