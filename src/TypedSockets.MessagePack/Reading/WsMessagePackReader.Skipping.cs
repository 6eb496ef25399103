using System.Text.Json;
using MessagePack;

namespace TypedSockets;

/// <remarks>A member is populated when those that make the object are behind: it is skipped first, and gone back to.</remarks>
public ref partial struct WsMessagePackReader
{
    /// <summary>Where the reader stands, to <see cref="Return"/> to.</summary>
    public readonly int Here => position;

    /// <summary>Goes back to a value that was skipped, or from there to where the reader stood.</summary>
    /// <param name="here">Where to go.</param>
    /// <returns>Where the reader stood.</returns>
    public int Return(int here)
    {
        int before = position;
        position = here;
        return before;
    }

    /// <summary>Goes behind a value, whatever it is.</summary>
    /// <exception cref="JsonException">No whole value stands here, or it is too deep.</exception>
    public void Skip()
    {
        int start = Here;
        if (!MessagePackGrammar.TrySkip(bytes, start, DepthLeft, out int end))
        {
            throw Refused(end, $"no value stands here, or one that nests deeper than {PayloadReader.MaxDepth} levels");
        }

        position = end;
    }

    /// <summary>Goes behind null, where it stands here.</summary>
    /// <returns>False where another value stands here; then it is still to be read.</returns>
    public bool TryReadNull()
    {
        if (NextCode != MessagePackCode.Nil)
        {
            return false;
        }

        position++;
        return true;
    }

    /// <summary>Whether null stands here.</summary>
    /// <returns>True for null; it is not read.</returns>
    public readonly bool IsNull() => NextCode == MessagePackCode.Nil;

    /// <summary>Requires that something else than null stands here.</summary>
    /// <exception cref="JsonException">Null stands here.</exception>
    public void RefuseNull()
    {
        if (IsNull())
        {
            throw Refused(Here, NullIsNotAllowed);
        }
    }
}
