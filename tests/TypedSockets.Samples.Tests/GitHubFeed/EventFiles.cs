namespace TypedSockets.Samples.GitHubFeed;

/// <summary>The real events that lie beside the sample.</summary>
internal static class EventFiles
{
    public static readonly string Directory = Path.Combine(AppContext.BaseDirectory, "events");

    /// <summary>The names of the files, such as <c>issues.labeled.json</c>, in order.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. System.IO.Directory.EnumerateFiles(Directory, "*.json").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    /// <summary>The same, one to a test.</summary>
    public static TheoryData<string> EachName => [.. Names];

    public static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(Directory, name));

    /// <summary>The kind of event in a file: the first word of its name.</summary>
    public static string KindOf(string name) => name[..name.IndexOf('.', StringComparison.Ordinal)];
}
