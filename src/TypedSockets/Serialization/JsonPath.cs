using System.Buffers;
using System.Text;
using System.Text.Json;

namespace TypedSockets;

/// <summary>
/// Finds the JSON path of a place in a payload, after the fact: codecs keep no path while they read. It is written as
/// <see cref="JsonException.Path"/> is: <c>$.items[3].name</c>, <c>$['we ird']</c>.
/// </summary>
internal static class JsonPath
{
    private const int MaxLength = 150;

    /// <summary>A name with one of these is written in brackets and quotes.</summary>
    private static readonly SearchValues<char> Special = SearchValues.Create(". '/\"[]()\t\n\r\f\b\\\u0085\u2028\u2029");

    /// <summary>Finds the path of a token, and what is wrong where the payload ceases to be JSON before that token's end.</summary>
    /// <param name="payload">The payload.</param>
    /// <param name="offset">Where the token begins.</param>
    /// <param name="path">The path of the token, or of where the payload ceases to be JSON before it.</param>
    /// <returns>What is wrong; null where nothing is.</returns>
    public static string? FindSyntaxError(ReadOnlySpan<byte> payload, long offset, out string path)
    {
        payload = UnknownWord.CutBehind(payload);
        Span<Frame> frames = stackalloc Frame[PayloadReader.MaxDepth];
        var reader = new Utf8JsonReader(payload, new JsonReaderOptions { MaxDepth = PayloadReader.MaxDepth });
        int depth = 0;
        string? syntaxError = null;
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
                {
                    depth--;
                }
                else if (reader.TokenType is JsonTokenType.PropertyName)
                {
                    frames[depth - 1].NameOffset = reader.TokenStartIndex;
                }

                if (reader.TokenStartIndex >= offset)
                {
                    break;
                }

                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                {
                    frames[depth++] = new() { NameOffset = -1, IsArray = reader.TokenType is JsonTokenType.StartArray };
                }
                else if (reader.TokenType is not JsonTokenType.PropertyName && depth > 0)
                {
                    frames[depth - 1].Index++;
                    frames[depth - 1].NameOffset = -1;
                }
            }
        }
        catch (JsonException exception)
        {
            syntaxError = exception.Message;
        }

        path = Print(payload, frames[..depth]);
        return syntaxError;
    }

    /// <summary>The path, cut off where it is too long to be told.</summary>
    public static string Bounded(string path) => path.Length <= MaxLength ? path : $"{path.AsSpan(0, MaxLength - 1)}…";

    private static string Print(ReadOnlySpan<byte> payload, ReadOnlySpan<Frame> frames)
    {
        var path = new StringBuilder("$");
        foreach (Frame frame in frames)
        {
            if (frame.IsArray)
            {
                path.Append('[').Append(frame.Index).Append(']');
            }
            else if (frame.NameOffset >= 0)
            {
                AppendName(path, ReadName(payload[(int)frame.NameOffset..]));
            }
        }

        return Bounded(path.ToString());
    }

    /// <summary>Adds a name to a path as <see cref="JsonException.Path"/> has it.</summary>
    public static void AppendName(StringBuilder path, string name)
    {
        if (name.AsSpan().ContainsAny(Special))
        {
            path.Append("['").Append(name).Append("']");
        }
        else
        {
            path.Append('.').Append(name);
        }
    }

    private static string ReadName(ReadOnlySpan<byte> payload)
    {
        // Not the final block: what follows the name would not do after a value of its own.
        var reader = new Utf8JsonReader(payload, isFinalBlock: false, default);
        try
        {
            return reader.Read() ? reader.GetString()! : "";
        }
        catch (InvalidOperationException)
        {
            return "\uFFFD";
        }
    }

    /// <summary>An object or array that the walk is in.</summary>
    private struct Frame
    {
        /// <summary>Where the name of the current member stands; negative between members.</summary>
        public long NameOffset;

        /// <summary>How many elements are behind.</summary>
        public int Index;

        public bool IsArray;
    }
}
