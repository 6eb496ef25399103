namespace TypedSockets.Packages.Tests.Shown;

/// <summary>A file that a page shows whole: its name in bold on a line, then its text in a block.</summary>
internal sealed record ShownFile(string Path, string Text)
{
    public void WriteTo(string directory)
    {
        string path = System.IO.Path.Combine(directory, Path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, Text);
    }
}
