using Chat;

namespace TypedSockets.Samples.Chat;

/// <summary>The chat's page in a real browser, against the real server.</summary>
public sealed class BrowserTests
{
    [Theory]
    [InlineData("json")]
    [InlineData("msgpack")]
    public async Task Two_tabs_talk_and_outlive_a_restart_of_the_server(string protocol)
    {
        Requirements.RequireBrowser();
        var server = await RunningServer.StartAsync(ChatServer.Create);
        var url = server.Url;
        try
        {
            await BrowserScript.RunAsync(
                "chat.mjs",
                async line =>
                {
                    switch (line)
                    {
                        case "stop the server":
                            await server.DisposeAsync();
                            break;
                        case "start the server":
                            server = await RunningServer.StartAsync(ChatServer.Create, url);
                            break;
                        default:
                            Assert.Fail($"The script asked for '{line}'.");
                            break;
                    }
                },
                "talk",
                url,
                protocol);
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    /// <summary>The picture replaces that of the README where <c>TYPEDSOCKETS_SCREENSHOT=1</c> asks for it.</summary>
    [Fact]
    public async Task Four_people_in_three_rooms_make_a_picture()
    {
        Requirements.RequireBrowser();
        await using var server = await RunningServer.StartAsync(ChatServer.Create);
        var folder = Environment.GetEnvironmentVariable("TYPEDSOCKETS_SCREENSHOT") == "1"
            ? Path.Combine(Requirements.RepositoryFolder, "docs", "images")
            : Path.Combine(AppContext.BaseDirectory, "TestResults");
        var picture = Path.Combine(folder, "chat.png");
        Directory.CreateDirectory(folder);
        File.Delete(picture);

        await BrowserScript.RunAsync("chat.mjs", _ => Task.CompletedTask, "screenshot", server.Url, picture);

        Assert.True(File.Exists(picture), $"There is no picture at '{picture}'.");
    }
}
