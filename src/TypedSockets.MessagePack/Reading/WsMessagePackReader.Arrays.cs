using System.Text.Json;
using MessagePack;

namespace TypedSockets;

public ref partial struct WsMessagePackReader
{
    /// <summary>Enters an array.</summary>
    /// <exception cref="JsonException">Something else than an array stands here, or it is too deep.</exception>
    public void StartArray()
    {
        int start = Here;
        if (Next is not MessagePackType.Array)
        {
            throw Expected(start, "an array");
        }

        Enter(start, reader.ReadArrayHeader());
    }

    /// <summary>Moves to the next element, or behind the end of the array.</summary>
    /// <returns>False at the end of the array.</returns>
    public bool NextElement()
    {
        if (levels[depth - 1].Left == 0)
        {
            Leave();
            return false;
        }

        levels[depth - 1].Left--;
        return true;
    }

    /// <summary>Enters the array of a compact message. A message without a payload has no elements, and so has a map without members.</summary>
    /// <exception cref="JsonException">Something else than an array stands here, or it is too deep.</exception>
    public void StartCompact()
    {
        if (!reader.End && reader.NextCode == MessagePackCode.MinFixMap)
        {
            Enter(Here, reader.ReadMapHeader());
            return;
        }

        StartArray();
    }

    /// <summary>Moves to the element of the next member of a compact message.</summary>
    /// <returns>False where the array has ended; it is not left.</returns>
    public bool TryElement()
    {
        ref int left = ref levels[depth - 1].Left;
        if (left == 0)
        {
            return false;
        }

        left--;
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
