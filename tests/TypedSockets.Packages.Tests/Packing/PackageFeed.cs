using TypedSockets.Packages.Tests.Packing;
using TypedSockets.Packages.Tests.Programs;

[assembly: AssemblyFixture(typeof(PackageFeed))]

namespace TypedSockets.Packages.Tests.Packing;

/// <summary>
/// The product as its users get it: all packages, packed once for all tests into a feed of their own. The version is new
/// on every run, so that no cache can serve the packages of an earlier one.
/// </summary>
public sealed class PackageFeed : IAsyncLifetime
{
    private readonly string directory = Directory.CreateTempSubdirectory("typedsockets-packages-").FullName;

    /// <summary>The version of the packages.</summary>
    public string Version { get; } = $"0.1.0-test.g{Guid.NewGuid():N}";

    /// <summary>The feed: a directory of packages.</summary>
    public string Source => Path.Combine(directory, "feed");

    /// <summary>Where projects restore to, instead of the user's own packages.</summary>
    public string RestoredPackages => Path.Combine(directory, "packages");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        foreach (string library in (string[])["TypedSockets", "TypedSockets.AspNetCore", "TypedSockets.MessagePack", "TypedSockets.Testing"])
        {
            // A tree of its own for what is built on the way leaves the one that is being tested alone.
            CommandResult packed = await Command.RunAsync(
                Repository.Root,
                "dotnet", "pack", Path.Combine("src", library), "--configuration", "Release", "--output", Source,
                "--artifacts-path", Path.Combine(directory, "build"), $"-p:Version={Version}");
            Assert.True(packed.ExitCode == 0, packed.ToString());
        }
    }

    /// <summary>What a project says to reference a package of this feed.</summary>
    public string Reference(string package) => $"""<PackageReference Include="{package}" Version="{Version}" />""";

    /// <summary>Makes an empty directory in which no setting of this repository holds.</summary>
    public string CreateWorkspace()
    {
        string workspace = Directory.CreateDirectory(Path.Combine(directory, "workspaces", Path.GetRandomFileName())).FullName;
        foreach (string settings in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
        {
            File.WriteAllText(Path.Combine(workspace, settings), "<Project />");
        }

        return workspace;
    }

    /// <summary>Builds what stands in a directory, with the packages of this feed and with warnings as errors.</summary>
    internal Task<CommandResult> BuildAsync(string workspace, params string[] arguments) => Command.RunAsync(
        workspace,
        [
            "dotnet", "build",
            $"-p:RestoreAdditionalProjectSources={Source}",
            $"-p:RestorePackagesPath={RestoredPackages}",
            "-p:TreatWarningsAsErrors=true",
            .. arguments,
        ]);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Directory.Delete(directory, recursive: true);
        return ValueTask.CompletedTask;
    }
}
