using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

[assembly: AssemblyFixture(typeof(TypedSockets.FaultTests.Harness.FaultTable))]

// What one fault takes from the machine and from the heap must not be counted for another.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace TypedSockets.FaultTests.Harness;

/// <summary>
/// All that was counted, in one table: printed at the end, and written to the file that <c>TYPEDSOCKETS_FAULTS_TABLE</c>
/// names, where it does.
/// </summary>
public sealed class FaultTable : IDisposable
{
    private const string Head = """
        | fault | connections | sent | delivered | lost | duplicated | out of order | largest memory | time to recover | |
        | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |
        """;

    private readonly ConcurrentQueue<FaultRow> rows = new();

    public void Add(FaultRow row) => rows.Enqueue(row);

    /// <summary>The rows as Markdown, with the table's head.</summary>
    public static string Format(params IEnumerable<FaultRow> rows)
    {
        var text = new StringBuilder(Head).AppendLine();
        foreach (FaultRow row in rows)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {row.Fault} | {row.Connections:N0} | {row.Sent:N0} | {row.Delivered:N0} | {row.Lost:N0} | {row.Duplicated:N0} | {row.OutOfOrder:N0} | {row.LargestMemory / 1024.0 / 1024:N0} MiB | {(row.Recovery is { } time ? $"{time.TotalSeconds:N2} s" : "")} | {row.Note} |");
        }

        return text.ToString();
    }

    public void Dispose()
    {
        string table = Format(rows.OrderBy(static row => row.Fault, StringComparer.Ordinal));
        Console.WriteLine(table);
        if (Environment.GetEnvironmentVariable("TYPEDSOCKETS_FAULTS_TABLE") is { Length: > 0 } path)
        {
            File.WriteAllText(path, table);
        }
    }
}
