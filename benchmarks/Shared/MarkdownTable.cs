using System.Text;

namespace TypedSockets.Benchmarks;

/// <summary>A table whose first column is text and whose others are numbers.</summary>
internal sealed class MarkdownTable(params string[] heads)
{
    private readonly List<string[]> rows = [];

    public void Add(params string[] cells) => rows.Add(cells);

    public override string ToString()
    {
        var text = new StringBuilder();
        Append(text, heads);
        Append(text, heads.Select((_, index) => index == 0 ? "---" : "--:"));
        foreach (var row in rows)
        {
            Append(text, row);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, IEnumerable<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
