using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text.Json;

namespace TypedSockets;

public ref partial struct WsJsonReader
{
    /// <summary>Strings up to this length, in UTF-16, are unescaped without renting.</summary>
    private const int StackStringLength = 128;

    /// <summary>Reads a string.</summary>
    /// <returns>What was read; never null.</returns>
    /// <exception cref="JsonException">Something else stands here, or the string is no Unicode.</exception>
    public string ReadString()
    {
        int start = position + 1;
        if (Peek() == '"' && json.Length >= Vector128<byte>.Count)
        {
            uint ends = JsonBytes.NotPlain(JsonBytes.Load(json, start, out int before)) >> before;
            if (ends == 0)
            {
                return ReadAnyString(start, JsonBytes.IndexOfNotPlain(json, start + Vector128<byte>.Count - before));
            }

            int length = BitOperations.TrailingZeroCount(ends);
            if (json[start + length] != '"')
            {
                return ReadAnyString(start, start + length);
            }

            position = start + length + 1;
            return JsonAscii.ToShortString(json.Slice(start, length));
        }

        if (PeekToken() != '"')
        {
            throw Expected(JsonKind.String);
        }

        start = position + 1;
        return ReadAnyString(start, JsonBytes.IndexOfNotPlain(json, start));
    }

    /// <summary>Reads a string of any length and content.</summary>
    /// <param name="start">Where it begins, behind its quote.</param>
    /// <param name="end">Where the first byte stands that can't be copied as it is.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private string ReadAnyString(int start, int end)
    {
        if (end < json.Length && json[end] == '"')
        {
            position = end + 1;
            return JsonAscii.ToString(json[start..end]);
        }

        end = JsonBytes.IndexOfTextEnd(json, end);
        return end < json.Length && json[end] == '"' ? ReadUtf8String(start, end) : ReadEscapedString(start);
    }

    /// <summary>Reads a string without escapes that is not plain ASCII.</summary>
    private string ReadUtf8String(int start, int quote) =>
        JsonUtf8.TryDecode(json[start..quote], out string? text) ? Behind(quote, text) : throw Refused(position, DoesNotFit);

    /// <summary>Reads a string with escapes, or one that does not end.</summary>
    private string ReadEscapedString(int start)
    {
        var text = new JsonStringBuffer(stackalloc char[StackStringLength]);
        try
        {
            return text.TryRead(json, ref start) ? Behind(start, text.ToString()) : throw Refused(position, DoesNotFit);
        }
        finally
        {
            text.Dispose();
        }
    }

    private string Behind(int quote, string text)
    {
        position = quote + 1;
        return text;
    }
}
