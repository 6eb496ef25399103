using System.Text;
using Microsoft.CodeAnalysis.Text;
using TypedSockets.Analyzers.Contracts;

namespace TypedSockets.CodeFixes;

/// <summary>Writes lines into the record of compact messages, and leaves what else stands there as it is.</summary>
internal static class CompactRecordText
{
    private const string Head = "# The places of the members of compact messages in binary. Members may only be added at the end of a line.";

    /// <summary>A record without messages.</summary>
    /// <param name="lineBreak">How its lines end.</param>
    public static SourceText Create(string lineBreak) => SourceText.From($"{Head}{lineBreak}{lineBreak}", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    /// <summary>Replaces the line of the message, or adds it in the order of the types.</summary>
    public static SourceText WithLine(this SourceText text, string line, string lineBreak)
    {
        // An empty file is as good as none.
        if (text.Length == 0)
        {
            text = text.Replace(new TextSpan(0, 0), Create(lineBreak).ToString());
        }

        var type = line.Substring(0, line.IndexOf(':'));
        var record = CompactRecord.Read(text);
        if (record.Find(type) is { } recorded)
        {
            return text.Replace(recorded.Line.Span, line);
        }

        lineBreak = LineBreakOf(text) ?? lineBreak;
        var next = record.Lines.ToList().FindIndex(other => string.CompareOrdinal(other.Type, type) > 0);
        return next switch
        {
            // What stands directly above a line is about it, so the new one goes behind the line before.
            > 0 => text.Insert(record.Lines[next - 1].Line.EndIncludingLineBreak, line + lineBreak),
            0 => text.Insert(StartOf(record.Lines[0].Line, text), line + lineBreak),
            _ when record.Lines is [.., var last] => Append(text, last.Line.EndIncludingLineBreak, line, lineBreak),
            _ => Append(text, text.Length, line, lineBreak),
        };
    }

    /// <summary>How the lines of the text end; null where it has but one.</summary>
    public static string? LineBreakOf(SourceText text)
    {
        var first = text.Lines[0];
        return first.EndIncludingLineBreak == first.End ? null : text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak));
    }

    private static SourceText Append(SourceText text, int position, string line, string lineBreak)
    {
        var hasBreak = position == 0 || text[position - 1] is '\n' or '\r';
        return text.Insert(position, hasBreak ? line + lineBreak : lineBreak + line);
    }

    /// <summary>Where the first line begins with the comments that are about it; those that begin the file are about all of it.</summary>
    private static int StartOf(TextLine first, SourceText text)
    {
        var number = first.LineNumber;
        while (number > 0 && text.Lines[number - 1].ToString().TrimStart() is ['#', ..])
        {
            number--;
        }

        return number == 0 ? first.Start : text.Lines[number].Start;
    }

    private static SourceText Insert(this SourceText text, int position, string added) => text.Replace(new TextSpan(position, 0), added);
}
