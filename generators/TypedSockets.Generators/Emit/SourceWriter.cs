using System.Text;

namespace TypedSockets.Generators.Emit;

/// <summary>Writes C# line by line, indented, with the same line endings on every machine.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder text = new();
    private int indentation;
    private bool isBlankLineDue;

    /// <summary>Writes the lines of <paramref name="lines"/>, each at the current indentation.</summary>
    public SourceWriter Line(string lines)
    {
        var start = 0;
        for (int end; (end = lines.IndexOf('\n', start)) >= 0; start = end + 1)
        {
            Append(lines, start, end);
        }

        Append(lines, start, lines.Length);
        return this;
    }

    /// <summary>Separates what follows, if anything does before the block ends, by one empty line.</summary>
    public SourceWriter Blank()
    {
        isBlankLineDue = true;
        return this;
    }

    /// <summary>Writes <paramref name="head"/> and an opening brace. An <c>else</c> or <c>catch</c> stays beside the block it belongs to.</summary>
    public SourceWriter Open(string head)
    {
        isBlankLineDue &= !head.StartsWith("else", StringComparison.Ordinal) && !head.StartsWith("catch", StringComparison.Ordinal);
        Line(head);
        Line("{");
        indentation++;
        return this;
    }

    /// <summary>Closes the innermost block. What follows in the same block is set apart by an empty line.</summary>
    public SourceWriter Close(string after = "")
    {
        isBlankLineDue = false;
        indentation--;
        Line($"}}{after}");
        isBlankLineDue = true;
        return this;
    }

    /// <summary>Writes a label of a <c>switch</c>; what follows stands under it.</summary>
    public SourceWriter Label(string label)
    {
        Line(label);
        indentation++;
        return this;
    }

    /// <summary>Ends what stands under a label.</summary>
    public SourceWriter EndLabel()
    {
        isBlankLineDue = false;
        indentation--;
        return this;
    }

    public override string ToString() => text.ToString();

    private void Append(string lines, int start, int end)
    {
        if (isBlankLineDue)
        {
            isBlankLineDue = false;
            text.Append('\n');
        }

        while (end > start && lines[end - 1] == '\r')
        {
            end--;
        }

        if (end > start)
        {
            text.Append(' ', indentation * 4).Append(lines, start, end - start);
        }

        text.Append('\n');
    }
}
