using System.Buffers;

namespace TypedSockets;

/// <summary>
/// Text of the peer as a log or an exception may repeat it: on one line, so that nobody can forge the next. What could end
/// a line or steer a terminal becomes a question mark.
/// </summary>
internal static class OneLine
{
    private static readonly SearchValues<char> Forbidden = SearchValues.Create(
        [.. Enumerable.Range(0, 0xA0).Select(static code => (char)code).Where(char.IsControl), '\u2028', '\u2029']);

    public static string Of(string text) => text.AsSpan().ContainsAny(Forbidden)
        ? string.Create(text.Length, text, static (line, text) => text.AsSpan().ReplaceAny(line, Forbidden, '?'))
        : text;
}
