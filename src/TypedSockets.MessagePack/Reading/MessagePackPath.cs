using System.Globalization;
using System.Text;
using MessagePack;

namespace TypedSockets;

/// <summary>
/// Finds the path of a place in a payload, after the fact: codecs keep no path while they read. It is written as for JSON:
/// <c>$.items[3].name</c>.
/// </summary>
internal static class MessagePackPath
{
    /// <summary>Finds the path of a value, or of a key, which is that of its entry.</summary>
    /// <param name="payload">The payload, which may be broken behind that place.</param>
    /// <param name="offset">Where the value or the key begins.</param>
    public static string Find(ReadOnlySpan<byte> payload, int offset)
    {
        Span<Level> levels = stackalloc Level[PayloadReader.MaxDepth];
        int depth = 0;
        int position = 0;
        while (position < offset && MessagePackToken.TryRead(payload[position..], out MessagePackToken token) && !(token.Holds && depth == levels.Length))
        {
            Pass(levels[..depth], position);
            position += (int)token.Length;
            if (token.Holds)
            {
                levels[depth++] = new Level { Left = token.Children, IsMap = token.Type is MessagePackType.Map, KeyOffset = -1, Index = -1 };
            }

            while (depth > 0 && levels[depth - 1].Left == 0)
            {
                depth--;
            }
        }

        Pass(levels[..depth], position);
        return Print(payload, levels[..depth]);
    }

    /// <summary>Notes that a value or a key begins in the innermost level.</summary>
    private static void Pass(Span<Level> levels, int position)
    {
        if (levels.IsEmpty)
        {
            return;
        }

        ref Level level = ref levels[^1];
        if (level.IsMap && level.Left % 2 == 0)
        {
            level.KeyOffset = position;
        }

        level.Index++;
        level.Left--;
    }

    private static string Print(ReadOnlySpan<byte> payload, ReadOnlySpan<Level> levels)
    {
        var path = new StringBuilder("$");
        foreach (Level level in levels)
        {
            if (!level.IsMap)
            {
                path.Append('[').Append(level.Index).Append(']');
            }
            else if (level.KeyOffset >= 0 && MessagePackToken.TryRead(payload[level.KeyOffset..], out MessagePackToken key))
            {
                JsonPath.AppendName(path, NameOf(payload.Slice(level.KeyOffset, (int)key.Length), key));
            }
        }

        return JsonPath.Bounded(path.ToString());
    }

    /// <summary>A key as JSON has it: an integer is its digits.</summary>
    private static string NameOf(ReadOnlySpan<byte> bytes, MessagePackToken key)
    {
        if (key.Type is not MessagePackType.Integer)
        {
            return Encoding.UTF8.GetString(bytes[^key.TextLength..]);
        }

        var reader = new MessagePackReader(bytes.ToArray());
        return bytes[0] == MessagePackCode.UInt64 ? reader.ReadUInt64().ToString(CultureInfo.InvariantCulture) : reader.ReadInt64().ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>An array or map that the walk is in.</summary>
    private struct Level
    {
        /// <summary>How many values and keys are still to come.</summary>
        public long Left;

        /// <summary>Which element the walk is at.</summary>
        public int Index;

        /// <summary>Where the key of the current entry stands; negative before the first.</summary>
        public int KeyOffset;

        public bool IsMap;
    }
}
