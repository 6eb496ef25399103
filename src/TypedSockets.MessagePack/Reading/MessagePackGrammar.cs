using System.Text.Unicode;

namespace TypedSockets;

/// <summary>Finds where values end, without a stack of calls that a deep one could exhaust.</summary>
internal static class MessagePackGrammar
{
    /// <summary>Whether this is one value and no more, however deep, with all of its text in valid UTF-8.</summary>
    public static bool IsOneValue(ReadOnlySpan<byte> bytes)
    {
        int position = 0;

        // How many values are still to come. None takes less than a byte.
        for (long left = 1; left > 0; left--)
        {
            if (left > bytes.Length - position || !MessagePackToken.TryRead(bytes[position..], out MessagePackToken token))
            {
                return false;
            }

            position += (int)token.Length;
            left += token.Children;
            if (token.TextLength > 0 && !Utf8.IsValid(bytes.Slice(position - token.TextLength, token.TextLength)))
            {
                return false;
            }
        }

        return position == bytes.Length;
    }

    /// <summary>How many bytes the value takes with which some bytes begin, which is known to be whole.</summary>
    public static int LengthOf(ReadOnlySpan<byte> bytes)
    {
        int position = 0;
        for (long left = 1; left > 0 && MessagePackToken.TryRead(bytes[position..], out MessagePackToken token); left--)
        {
            position += (int)token.Length;
            left += token.Children;
        }

        return position;
    }

    /// <summary>Finds the end of a value.</summary>
    /// <param name="bytes">Hold the value.</param>
    /// <param name="position">Where it begins.</param>
    /// <param name="depthLeft">How deep it may nest, itself counted; at most <see cref="PayloadReader.MaxDepth"/>.</param>
    /// <param name="end">Where it ends.</param>
    /// <returns>False where no value begins there that is whole, or it is too deep.</returns>
    public static bool TrySkip(ReadOnlySpan<byte> bytes, int position, int depthLeft, out int end)
    {
        // How many values are still to come, at each level.
        Span<long> left = stackalloc long[PayloadReader.MaxDepth + 1];
        left[0] = 1;
        for (int depth = 0; depth >= 0;)
        {
            if (left[depth]-- == 0)
            {
                depth--;
                continue;
            }

            end = position;
            if (!MessagePackToken.TryRead(bytes[position..], out MessagePackToken token) || (token.Holds && depth >= depthLeft))
            {
                return false;
            }

            position += (int)token.Length;
            if (token.Holds)
            {
                left[++depth] = token.Children;
            }
        }

        end = position;
        return true;
    }
}
