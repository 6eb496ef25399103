using TypedSockets.Packages.Tests.Packing;
using TypedSockets.Packages.Tests.Programs;
using TypedSockets.Packages.Tests.Shown;

namespace TypedSockets.Packages.Tests;

/// <summary>The README's quick start, file by file as it stands there: built from the packages and run.</summary>
public sealed class QuickStartTests(QuickStart quickStart) : IClassFixture<QuickStart>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Its_client_and_its_server_talk_over_a_real_socket()
    {
        await using RunningProgram server = quickStart.StartServer();
        Uri chat = await QuickStart.FindChatAsync(server, Patience);
        await using RunningProgram client = quickStart.StartClient(chat);

        await client.WaitForLineAsync("Enter 'lobby' as Ada?", Patience);
        await client.WaitForLineAsync("0 messages so far", Patience);
        await client.WaitForLineAsync("1 in lobby", Patience);
        await client.WriteLineAsync("Hello from the packages");
        await client.WaitForLineAsync("Ada: Hello from the packages", Patience);
        client.CloseInput();

        Assert.Equal(0, await client.WaitForExitAsync(Patience));
        Assert.DoesNotContain("fail:", server.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("warn:", server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_page_takes_part_without_a_library()
    {
        Chromium.Require();
        await using RunningProgram server = quickStart.StartServer();
        Uri chat = await QuickStart.FindChatAsync(server, Patience);
        await using RunningProgram client = quickStart.StartClient(chat);
        await client.WaitForLineAsync("1 in lobby", Patience);

        await using RunningProgram browser = quickStart.StartBrowser(chat);
        await client.WaitForLineAsync("Browser: Hello from the page", Patience);
        await client.WriteLineAsync("Hello back");

        await client.WaitForLineAsync("Browser: I read Ada: Hello back", Patience);
    }

    [Fact]
    public async Task Its_own_test_passes_on_the_package_for_tests()
    {
        await using RunningProgram tests = quickStart.StartTests();

        Assert.True(await tests.WaitForExitAsync(Patience) == 0, tests.Output);
        Assert.Contains("Total: 1, Errors: 0, Failed: 0, Skipped: 0", tests.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_generated_file_that_the_README_shows_is_what_the_compiler_wrote()
    {
        ShownFile shown = ShownFiles.In("README.md").Single(file => file.Path.EndsWith(".g.cs", StringComparison.Ordinal));

        Assert.Equal(quickStart.ReadGenerated(shown.Path), shown.Text);
    }
}
