using TypedSockets.Native.Tests;

[assembly: AssemblyFixture(typeof(NativeChat))]

namespace TypedSockets.Native.Tests;

/// <summary>The chat's server as one native program, published once for all tests.</summary>
public sealed class NativeChat : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly string directory = Directory.CreateTempSubdirectory("typedsockets-native-").FullName;

    /// <summary>What publishing it printed.</summary>
    internal CommandResult Published { get; private set; } = null!;

    /// <summary>Where the program is.</summary>
    internal string Folder => Path.Combine(directory, "chat");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        // A tree of its own for what is built on the way leaves the one that is being tested alone.
        Published = await Command.RunAsync(
            Repository.Root,
            "dotnet", "publish", Path.Combine("samples", "Chat", "Server"), "--configuration", "Release", "--output", Folder,
            "--artifacts-path", Path.Combine(directory, "build"));
        Assert.True(Published.ExitCode == 0, Published.ToString());
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Directory.Delete(directory, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Starts the program and waits until it listens.</summary>
    /// <param name="url">Where it is to listen; by default on any free port.</param>
    internal async Task<(RunningProgram Server, string Url)> StartAsync(string url = "http://127.0.0.1:0")
    {
        var server = RunningProgram.Start(Folder, Path.Combine(Folder, "Chat.Server"), "--urls", url);
        string line = await server.WaitForLineAsync("Open http", Patience);
        return (server, line.Split(' ')[1]);
    }
}
