using TypedSockets.Packages.Tests.Packing;
using TypedSockets.Packages.Tests.Programs;
using TypedSockets.Packages.Tests.Shown;

namespace TypedSockets.Packages.Tests;

/// <summary>The analyzers, as a build runs them that references nothing but the server's package.</summary>
public sealed class DiagnosticsTests(PackageFeed feed)
{
    private static readonly string Violations = Path.Combine(Repository.Root, "tests", "TypedSockets.Packages.Tests", "Violations");

    [Fact]
    public async Task One_package_reference_makes_a_build_report_one_violation_of_each_rule_and_nothing_else()
    {
        string workspace = CreateProject("Violations");
        foreach (string file in Directory.EnumerateFiles(Violations))
        {
            File.Copy(file, Path.Combine(workspace, Path.GetFileName(file)));
        }

        // A build shows no information, so the one rule that is no more than that becomes a warning.
        File.WriteAllText(Path.Combine(workspace, ".editorconfig"), "[*.cs]\ndotnet_diagnostic.WS3003.severity = warning\n");
        CommandResult build = await BuildAsync(workspace);

        IEnumerable<string> pages = Directory.EnumerateFiles(Path.Combine(Repository.Root, "analyzers", "docs"), "WS*.md").Select(page => Path.GetFileNameWithoutExtension(page));
        Assert.Equal(
            pages.Order(StringComparer.Ordinal).Select(id => $"{id}.cs: {(id[2] == '1' ? "error" : "warning")} {id}"),
            Reported.In(build).Select(report => $"{report.File}: {report.Severity} {report.Id}"));
    }

    [Fact]
    public async Task A_project_changes_severities_in_its_editorconfig_and_suppresses_with_a_reason()
    {
        string workspace = CreateProject("Weather");
        foreach (ShownFile file in ShownFiles.In("docs/analyzers.md"))
        {
            (file with { Path = Path.GetFileName(file.Path) }).WriteTo(workspace);
        }

        string simulation = Path.Combine(workspace, "Simulation", "Simulation.cs");
        Directory.CreateDirectory(Path.GetDirectoryName(simulation)!);
        File.WriteAllText(simulation, """
            using TypedSockets;

            public static class Simulation
            {
                public static ValueTask ReportAsync(WsContext<WeatherEndpoint, IWeatherEvents> weather, Reported record) => weather.Everyone.ReportedAsync(record);
            }
            """);
        CommandResult build = await BuildAsync(workspace);

        Assert.Equal(
            ["Station.cs: error WS2003", "Station.cs: warning WS2004"],
            Reported.In(build).Select(report => $"{report.File}: {report.Severity} {report.Id}"));
    }

    [Fact]
    public async Task The_page_shows_what_a_build_prints_and_the_command_that_mends_it()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "analyzers.md"));
        string workspace = CreateProject("Weather");
        ShownFile station = ShownFiles.In("docs/analyzers.md").Single(file => file.Path == "Weather/Station.cs");
        (station with { Path = "Station.cs" }).WriteTo(workspace);
        CommandResult build = await BuildAsync(workspace);

        Assert.Equal(0, build.ExitCode);
        Assert.Equal(["WS2003", "WS2004"], Reported.In(build).Select(report => report.Id));
        Assert.All(Reported.In(build), report => Assert.Contains(report.Line, page, StringComparison.Ordinal));

        const string Fix = "dotnet format analyzers Weather.csproj --diagnostics WS2004";
        Assert.Contains(Fix, page, StringComparison.Ordinal);
        CommandResult fixing = await Command.RunAsync(workspace, [.. Fix.Split(' '), "--no-restore"]);

        Assert.True(fixing.ExitCode == 0, fixing.ToString());
        Assert.Contains("await Room(message.Room).ReportedAsync(new Reported(message.Room, message.Celsius), cancellationToken);", File.ReadAllText(Path.Combine(workspace, "Station.cs")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_shows_the_record_of_compact_messages_that_the_command_writes()
    {
        string workspace = CreateProject("Weather");
        IReadOnlyList<ShownFile> shown = ShownFiles.In("docs/analyzers.md");
        (shown.Single(file => file.Path == "Weather/Wind.cs") with { Path = "Wind.cs" }).WriteTo(workspace);
        string record = Path.Combine(workspace, "CompactMessages.txt");
        File.WriteAllText(record, "");
        CommandResult build = await BuildAsync(workspace);

        Assert.Equal(["Wind.cs: error WS1014"], Reported.In(build).Select(report => $"{report.File}: {report.Severity} {report.Id}"));

        const string Fix = "dotnet format analyzers Weather.csproj --diagnostics WS1014";
        Assert.Contains(Fix, File.ReadAllText(Path.Combine(Repository.Root, "docs", "analyzers.md")), StringComparison.Ordinal);
        CommandResult fixing = await Command.RunAsync(workspace, [.. Fix.Split(' '), "--no-restore"]);

        Assert.True(fixing.ExitCode == 0, fixing.ToString());
        Assert.Equal(shown.Single(file => file.Path == "Weather/CompactMessages.txt").Text, File.ReadAllText(record));
        CommandResult again = await BuildAsync(workspace);
        Assert.True(again.ExitCode == 0, again.ToString());
    }

    private string CreateProject(string name)
    {
        string workspace = feed.CreateWorkspace();
        ProjectFile.Write(Path.Combine(workspace, name + ".csproj"), "Microsoft.NET.Sdk.Web", feed.Reference("TypedSockets.AspNetCore"));
        return workspace;
    }

    private Task<CommandResult> BuildAsync(string workspace) => feed.BuildAsync(workspace, "-p:TreatWarningsAsErrors=false", "-consoleLoggerParameters:NoSummary");
}
