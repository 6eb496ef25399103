using System.Globalization;

namespace TypedSockets.Analyzers.Benchmarks;

/// <summary>A project of a thousand files: the ten of <c>Sample/</c>, a hundred times under other names.</summary>
internal sealed class SampleProject : IDisposable
{
    private const int Areas = 100;

    private readonly DirectoryInfo directory = System.IO.Directory.CreateTempSubdirectory("typedsockets-analyzers-");

    public SampleProject()
    {
        foreach (string file in System.IO.Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Sample"), "*.cs"))
        {
            string text = File.ReadAllText(file);
            for (int area = 0; area < Areas; area++)
            {
                string number = area.ToString(CultureInfo.InvariantCulture);
                string path = Path.Combine(directory.CreateSubdirectory("Area" + number).FullName, Path.GetFileName(file));
                File.WriteAllText(path, text.Replace("Area0", "Area" + number, StringComparison.Ordinal).Replace("area0", "area" + number, StringComparison.Ordinal));
                Files++;
            }
        }

        File.WriteAllText(Path.Combine(Directory, "Usings.cs"), """
            global using System;
            global using System.Collections.Generic;
            global using System.IO;
            global using System.Linq;
            global using System.Threading;
            global using System.Threading.Tasks;
            """);
    }

    public int Files { get; }

    public string Directory => directory.FullName;

    public void Dispose() => directory.Delete(recursive: true);
}
