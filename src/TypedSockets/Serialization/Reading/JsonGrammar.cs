using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TypedSockets;

/// <summary>Finds the end of values whose content nobody wants to know. Refuses what is no JSON, but does not look at UTF-8.</summary>
internal static class JsonGrammar
{
    /// <summary>What is returned instead of an end.</summary>
    private const int None = -1;

    /// <summary>Finds the end of the value that begins, behind white space, at an offset.</summary>
    /// <param name="json">Holds the value.</param>
    /// <param name="start">Where to begin.</param>
    /// <param name="depthLeft">How deep the value may nest, itself counted; at most 64.</param>
    /// <param name="end">Behind the value.</param>
    /// <returns>False where no value stands, or it is too deep.</returns>
    public static bool TrySkip(ReadOnlySpan<byte> json, int start, int depthLeft, out int end)
    {
        // A bit for each object and array that is open, the innermost the lowest: whether it is an array.
        ulong arrays = 0;
        int depth = 0;
        int indentation = 0;
        int at = start;
        end = start;
        while (true)
        {
            at = SkipWhiteSpace(json, at, ref indentation);
            if ((uint)at >= (uint)json.Length)
            {
                return false;
            }

            byte token = json[at];
            if (token == '"')
            {
                at = SkipString(json, at);
            }
            else if (token is (byte)'{' or (byte)'[')
            {
                if (depth == depthLeft)
                {
                    return false;
                }

                depth++;
                arrays = (arrays << 1) | (token == '[' ? 1UL : 0);
                at = SkipWhiteSpace(json, at + 1, ref indentation);

                // A closing brace or bracket is two behind the one that opens, and else the first name or element follows.
                if ((uint)at >= (uint)json.Length || json[at] != token + 2)
                {
                    at = token == '{' ? SkipName(json, at) : at;
                    if (at < 0)
                    {
                        return false;
                    }

                    continue;
                }
            }
            else
            {
                at = SkipWord(json, at);
            }

            // Behind the value, unless it is an empty object or array: then at its end.
            while (true)
            {
                if (at < 0)
                {
                    return false;
                }

                if (depth == 0)
                {
                    end = at;
                    return true;
                }

                at = SkipWhiteSpace(json, at, ref indentation);
                if ((uint)at >= (uint)json.Length)
                {
                    return false;
                }

                bool isArray = (arrays & 1) != 0;
                token = json[at++];
                if (token == ',')
                {
                    at = isArray ? at : SkipName(json, SkipWhiteSpace(json, at, ref indentation));
                    break;
                }

                if (token != (isArray ? ']' : '}'))
                {
                    return false;
                }

                depth--;
                arrays >>= 1;
            }

            if (at < 0)
            {
                return false;
            }
        }
    }

    /// <summary>Finds the end of a string.</summary>
    /// <returns>Behind its last quote; negative where it does not end.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SkipString(ReadOnlySpan<byte> json, int quote)
    {
        int start = quote + 1;
        if (start <= json.Length - Vector256<byte>.Count)
        {
            uint ends = JsonBytes.TextEnds(Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(json), (nuint)start));
            int end = start + BitOperations.TrailingZeroCount(ends);
            if (ends != 0 && json[end] == '"')
            {
                return end + 1;
            }
        }

        return SkipAnyString(json, start);
    }

    /// <summary>Finds the end of a number.</summary>
    /// <returns>Behind its last digit; negative where none stands.</returns>
    public static int SkipNumber(ReadOnlySpan<byte> json, int start)
    {
        int at = start;
        if ((uint)at < (uint)json.Length && json[at] == '-')
        {
            at++;
        }

        at = (uint)at < (uint)json.Length && json[at] == '0' ? at + 1 : SkipDigits(json, at);
        if ((uint)at < (uint)json.Length && json[at] == '.')
        {
            at = SkipDigits(json, at + 1);
        }

        if ((uint)at < (uint)json.Length && (json[at] | 0x20) == 'e')
        {
            at++;
            at = SkipDigits(json, (uint)at < (uint)json.Length && json[at] is (byte)'+' or (byte)'-' ? at + 1 : at);
        }

        return at;
    }

    private static int SkipDigits(ReadOnlySpan<byte> json, int start)
    {
        int at = start;
        while ((uint)at < (uint)json.Length && json[at] - (uint)'0' <= 9)
        {
            at++;
        }

        return at > start ? at : None;
    }

    /// <summary>Skips a number, true, false or null.</summary>
    private static int SkipWord(ReadOnlySpan<byte> json, int at) => json[at] switch
    {
        (byte)'t' => SkipLiteral(json, at, "true"u8),
        (byte)'f' => SkipLiteral(json, at, "false"u8),
        (byte)'n' => SkipLiteral(json, at, "null"u8),
        _ => SkipNumber(json, at),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int SkipLiteral(ReadOnlySpan<byte> json, int at, ReadOnlySpan<byte> literal) =>
        json[at..].StartsWith(literal) ? at + literal.Length : None;

    /// <summary>Skips a name and its colon.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int SkipName(ReadOnlySpan<byte> json, int at)
    {
        if ((uint)at >= (uint)json.Length || json[at] != '"')
        {
            return None;
        }

        at = SkipString(json, at);
        if ((uint)at < (uint)json.Length && json[at] == ':')
        {
            at++;
        }
        else
        {
            at = at < 0 ? at : JsonBytes.SkipWhiteSpace(json, at);
            if ((uint)at >= (uint)json.Length || json[at++] != ':')
            {
                return None;
            }
        }

        return (uint)at < (uint)json.Length && json[at] == ' ' ? at + 1 : at;
    }

    private static int SkipAnyString(ReadOnlySpan<byte> json, int at)
    {
        while (true)
        {
            at = JsonBytes.IndexOfTextEnd(json, at);
            if ((uint)at >= (uint)json.Length || json[at] < ' ')
            {
                return None;
            }

            if (json[at] == '"')
            {
                return at + 1;
            }

            while ((uint)at < (uint)json.Length && json[at] == '\\')
            {
                int length = JsonUnescaping.TryReadFourUnicodeEscapes(json, at, out _) ? 4 * JsonUnescaping.UnicodeEscapeLength : JsonUnescaping.EscapeLength(json, at);
                if (length == 0)
                {
                    return None;
                }

                at += length;
            }
        }
    }

    /// <summary>Goes to the next token.</summary>
    /// <param name="json">Holds it.</param>
    /// <param name="at">Where to begin.</param>
    /// <param name="indentation">How much white space there was the last time, which is how much there is most often.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int SkipWhiteSpace(ReadOnlySpan<byte> json, int at, ref int indentation)
    {
        if ((uint)at < (uint)json.Length && json[at] > ' ')
        {
            return at;
        }

        if (at > json.Length - Vector128<byte>.Count)
        {
            return JsonBytes.SkipWhiteSpace(json, at);
        }

        // Where the guess is right the processor need not wait for the count.
        Vector128<byte> text = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(json), (nuint)at);
        int count = BitOperations.TrailingZeroCount(~JsonBytes.WhiteSpace(text));
        if (count == indentation)
        {
            return at + indentation;
        }

        if (count == Vector128<byte>.Count)
        {
            return JsonBytes.SkipWhiteSpace(json, at);
        }

        indentation = count;
        return at + count;
    }
}
