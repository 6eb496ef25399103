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
        AssertReported(build, "WS1003", "'Greet'");
        AssertReported(build, "WS1005", "'Order.Lines[].Callback'");
        AssertReported(build, "WS1007", "'IShop.CloseAsync'");
    }

    private static void AssertReported(CommandResult build, string rule, string subject) => Assert.True(
        build.Output.Split('\n').Any(line => line.Contains("Broken.cs(", StringComparison.Ordinal) && line.Contains($"error {rule}: ", StringComparison.Ordinal) && line.Contains(subject, StringComparison.Ordinal)),
        $"{rule} about {subject} is not reported. {build}");
}
