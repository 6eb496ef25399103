using System.Text.Json;

namespace TypedSockets;

/// <remarks>A member is populated when those that make the object are behind: it is skipped first, and gone back to.</remarks>
public ref partial struct WsJsonReader
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
        isBehindValue = true;
        return before;
    }

    /// <summary>Whether null stands here.</summary>
    /// <returns>True for null; it is not read.</returns>
    public bool IsNull() => PeekToken() == 'n';

    /// <summary>Requires that something else than null stands here.</summary>
    /// <exception cref="JsonException">Null stands here.</exception>
    public void RefuseNull()
    {
        if (IsNull())
        {
            throw Expected("a value");
        }
    }
}
