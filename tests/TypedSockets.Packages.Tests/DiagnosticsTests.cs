using TypedSockets.Packages.Tests.Packing;
using TypedSockets.Packages.Tests.Programs;

namespace TypedSockets.Packages.Tests;

/// <summary>The analyzers, as a build runs them that references nothing but the server's package.</summary>
public sealed class DiagnosticsTests(PackageFeed feed)
{
    [Fact]
    public async Task One_package_reference_makes_a_build_report_messages_and_contracts_that_can_not_work()
    {
        string workspace = feed.CreateWorkspace();
        ProjectFile.Write(Path.Combine(workspace, "Broken.csproj"), "Microsoft.NET.Sdk", feed.Reference("TypedSockets.AspNetCore"));
        File.WriteAllText(Path.Combine(workspace, "Broken.cs"), """
            using TypedSockets;

            [WsMessage("shop.greet")]
            public sealed record Greet(string Name);

            public sealed record Line(string Article, Action<int> Callback);

            [WsMessage("shop.order")]
            public sealed partial record Order(IReadOnlyList<Line> Lines);

            [WsContract]
            public interface IShop
            {
                ValueTask CloseAsync(string reason, CancellationToken cancellationToken = default);
            }
            """);

        CommandResult build = await feed.BuildAsync(workspace);

        Assert.True(build.ExitCode != 0, build.ToString());
        Assert.Contains("Broken.cs(4,", build.Output, StringComparison.Ordinal);
        Assert.Contains("error WS1003: Message 'Greet'", build.Output, StringComparison.Ordinal);
        Assert.Contains("error WS1005: Member 'Order.Lines[].Callback'", build.Output, StringComparison.Ordinal);
        Assert.Contains("error WS1007: Contract method 'IShop.CloseAsync'", build.Output, StringComparison.Ordinal);
    }
}
