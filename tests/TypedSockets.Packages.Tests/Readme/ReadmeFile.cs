namespace TypedSockets.Packages.Tests.Readme;

/// <summary>A file that the README shows whole: its name in bold on a line, then its text in a block.</summary>
internal sealed record ReadmeFile(string Path, string Text)
{
    public void WriteTo(string directory)
    {
        string path = System.IO.Path.Combine(directory, Path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, Text);
    }
}
