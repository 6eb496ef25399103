using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Json;

namespace TypedSockets;

public ref partial struct WsJsonReader
{
    /// <summary>Strings up to this length, in UTF-16, are unescaped without renting.</summary>
    private const int StackStringLength = 256;

    /// <summary>Reads a string.</summary>
    /// <returns>What was read; never null.</returns>
    /// <exception cref="JsonException">Something else stands here, or the string is no Unicode.</exception>
    public string ReadString()
    {
        if (Peek() == '"' && json.Length >= Vector128<byte>.Count)
        {
            // The 16 bytes from the string's first on; near the end of the payload the last 16, without those before the string.
            int start = position + 1;
            int from = Math.Min(start, json.Length - Vector128<byte>.Count);
            uint ends = JsonBytes.NotPlain(Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(json), (nuint)from)) >> (start - from);
            int length = BitOperations.TrailingZeroCount(ends);
            if (ends != 0 && json[start + length] == '"')
            {
                position = start + length + 1;
                return JsonAscii.ToString(json.Slice(start, length));
            }
        }

        return ReadAnyString();
    }

    /// <summary>As <see cref="ReadString"/>, for any layout, length and content.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private string ReadAnyString()
    {
        if (PeekToken() != '"')
        {
            throw Expected("a string");
        }

        int start = position + 1;
        int end = JsonBytes.IndexOfNotPlain(json, start);
        if (end == json.Length)
        {
            throw NotJson(position);
        }

        if (json[end] != '"')
        {
            return ReadTextString(start, end);
        }

        position = end + 1;
        return JsonAscii.ToString(json[start..end]);
    }

    /// <summary>Reads a string that is plain ASCII only up to an offset.</summary>
    private string ReadTextString(int start, int plainEnd)
    {
        _ = plainEnd;
        var text = new JsonStringBuffer(stackalloc char[StackStringLength]);
        try
        {
            if (!text.TryRead(json, ref start))
            {
                throw Refused(position, DoesNotFit);
            }

            position = start + 1;
            return text.ToString();
        }
        finally
        {
            text.Dispose();
        }
    }
}
