using System.Runtime.CompilerServices;

namespace TypedSockets;

/// <summary>Finds the end of a value whose content nobody wants to know. Refuses what is no JSON, but does not look at UTF-8.</summary>
internal static class JsonGrammar
{
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
        int at = start;
        end = start;
        while (true)
        {
            at = JsonBytes.SkipWhiteSpace(json, at);
            if (at >= json.Length)
            {
                return false;
            }

            byte token = json[at];
            if (token is (byte)'{' or (byte)'[')
            {
                if (depth == depthLeft)
                {
                    return false;
                }

                depth++;
                arrays = (arrays << 1) | (token == '[' ? 1UL : 0);
                at = JsonBytes.SkipWhiteSpace(json, at + 1);
                if (at >= json.Length)
                {
                    return false;
                }

                if (json[at] != token + 2)
                {
                    if (token == '{' && !TrySkipName(json, ref at))
                    {
                        return false;
                    }

                    continue;
                }

                // It is empty: a closing brace or bracket is two behind the one that opens.
            }
            else if (!TrySkipScalar(json, ref at))
            {
                return false;
            }

            if (!TrySkipEnds(json, ref at, ref arrays, ref depth))
            {
                return false;
            }

            if (depth == 0)
            {
                end = at;
                return true;
            }
        }
    }

    /// <summary>Finds the end of a string.</summary>
    public static bool TrySkipString(ReadOnlySpan<byte> json, int quote, out int end)
    {
        int at = quote + 1;
        while (true)
        {
            at = JsonBytes.IndexOfTextEnd(json, at);
            if ((uint)at >= (uint)json.Length)
            {
                break;
            }

            if (json[at] == '"')
            {
                end = at + 1;
                return true;
            }

            if (!TrySkipEscapes(json, ref at))
            {
                break;
            }
        }

        end = at;
        return false;
    }

    /// <summary>Finds the end of a number.</summary>
    public static bool TrySkipNumber(ReadOnlySpan<byte> json, int start, out int end)
    {
        end = start;
        if ((uint)end < (uint)json.Length && json[end] == '-')
        {
            end++;
        }

        if ((uint)end < (uint)json.Length && json[end] == '0')
        {
            end++;
        }
        else if (!TrySkipDigits(json, ref end))
        {
            return false;
        }

        if ((uint)end < (uint)json.Length && json[end] == '.')
        {
            end++;
            if (!TrySkipDigits(json, ref end))
            {
                return false;
            }
        }

        if ((uint)end < (uint)json.Length && json[end] is (byte)'e' or (byte)'E')
        {
            end++;
            if ((uint)end < (uint)json.Length && json[end] is (byte)'+' or (byte)'-')
            {
                end++;
            }

            return TrySkipDigits(json, ref end);
        }

        return true;
    }

    private static bool TrySkipScalar(ReadOnlySpan<byte> json, ref int at)
    {
        switch (json[at])
        {
            case (byte)'"':
                return TrySkipString(json, at, out at);
            case (byte)'t':
                return TrySkipLiteral(json, ref at, "true"u8);
            case (byte)'f':
                return TrySkipLiteral(json, ref at, "false"u8);
            case (byte)'n':
                return TrySkipLiteral(json, ref at, "null"u8);
            default:
                return TrySkipNumber(json, at, out at);
        }
    }

    /// <summary>Goes on from behind a value to the next one, or behind the outermost one.</summary>
    private static bool TrySkipEnds(ReadOnlySpan<byte> json, ref int at, ref ulong arrays, ref int depth)
    {
        while (depth > 0)
        {
            at = JsonBytes.SkipWhiteSpace(json, at);
            if (at >= json.Length)
            {
                return false;
            }

            bool isArray = (arrays & 1) != 0;
            byte token = json[at];
            if (token == ',')
            {
                at++;
                return isArray || TrySkipName(json, ref at);
            }

            if (token != (isArray ? ']' : '}'))
            {
                return false;
            }

            at++;
            depth--;
            arrays >>= 1;
        }

        return true;
    }

    private static bool TrySkipName(ReadOnlySpan<byte> json, ref int at)
    {
        at = JsonBytes.SkipWhiteSpace(json, at);
        if (at >= json.Length || json[at] != '"' || !TrySkipString(json, at, out at))
        {
            return false;
        }

        at = JsonBytes.SkipWhiteSpace(json, at);
        return at < json.Length && json[at++] == ':';
    }

    private static bool TrySkipEscapes(ReadOnlySpan<byte> json, ref int at)
    {
        while ((uint)at < (uint)json.Length && json[at] == '\\')
        {
            int length = JsonText.EscapeLength(json, at);
            if (length == 0)
            {
                return false;
            }

            at += length;
        }

        return at < json.Length && json[at] >= ' ';
    }

    private static bool TrySkipDigits(ReadOnlySpan<byte> json, ref int at)
    {
        int start = at;
        while ((uint)at < (uint)json.Length && char.IsAsciiDigit((char)json[at]))
        {
            at++;
        }

        return at > start;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TrySkipLiteral(ReadOnlySpan<byte> json, ref int at, ReadOnlySpan<byte> literal)
    {
        if (!json[at..].StartsWith(literal))
        {
            return false;
        }

        at += literal.Length;
        return true;
    }
}
