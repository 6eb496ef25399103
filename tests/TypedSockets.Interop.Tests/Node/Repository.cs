namespace TypedSockets.Interop.Tests;

/// <summary>Files of the repository that the tests read or run.</summary>
internal static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Folder { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The folder of this project.</summary>
    public static string Project { get; } = Path.Combine(Folder, "tests", "TypedSockets.Interop.Tests");

    /// <summary>The folder of the peers in JavaScript.</summary>
    public static string Peer { get; } = Path.Combine(Project, "peer");

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Framework.sln")) ? folder : Find(Path.GetDirectoryName(folder)!);
}
