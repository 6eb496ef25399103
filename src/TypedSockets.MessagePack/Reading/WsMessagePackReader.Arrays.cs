using System.Text.Json;
using MessagePack;

namespace TypedSockets;

public ref partial struct WsMessagePackReader
{
    /// <summary>
    /// The most that room is made for before it is read. Arrays in arrays may each say that they hold all of the bytes that are
    /// left, and the deepest does.
    /// </summary>
    private const int MostAtOnce = 4_096;

    /// <summary>Enters an array.</summary>
    /// <exception cref="JsonException">Something else than an array stands here, or it is too deep.</exception>
    /// <returns>How many elements to make room for before they are read: all of them, up to a bound.</returns>
    public int StartArray()
    {
        int start = position;
        byte code = NextCode;
        int count = code & LongestFixed;
        if (code is >= MessagePackCode.MinFixArray and <= MessagePackCode.MaxFixArray)
        {
            position++;
        }
        else if (code is not (MessagePackCode.Array16 or MessagePackCode.Array32) || !TryReadLength(code is MessagePackCode.Array16 ? 2 : 4, out count))
        {
            throw Expected(start, "an array");
        }

        if (count > bytes.Length - position)
        {
            throw Expected(start, "an array");
        }

        Enter(start, count);
        return Math.Min(count, MostAtOnce);
    }

    /// <summary>Moves to the next element, or behind the end of the array.</summary>
    /// <returns>False at the end of the array.</returns>
    public bool NextElement()
    {
        if (current.Left == 0)
        {
            Leave();
            return false;
        }

        current.Left--;
        return true;
    }

    /// <summary>Enters the array of a compact message. A message without a payload has no elements, and so has a map without members.</summary>
    /// <exception cref="JsonException">Something else than an array stands here, or it is too deep.</exception>
    public void StartCompact()
    {
        if (NextCode == MessagePackCode.MinFixMap)
        {
            Enter(position++, 0);
            return;
        }

        StartArray();
    }

    /// <summary>Moves to the element of the next member of a compact message.</summary>
    /// <returns>False where the array has ended; it is not left.</returns>
    public bool TryElement()
    {
        if (current.Left == 0)
        {
            return false;
        }

        current.Left--;
        return true;
    }

    /// <summary>Goes behind the array of a compact message, and what a newer message has in it.</summary>
    /// <exception cref="JsonException">An element is too deep.</exception>
    public void EndCompact()
    {
        while (NextElement())
        {
            Skip();
        }
    }
}
