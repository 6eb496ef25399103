using System.ComponentModel;
using System.Text.Json;

namespace TypedSockets;

/// <summary>What the reader of any protocol says of entries that stand there twice. User code has no need of it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IWsPayloadReader
{
    /// <summary>Says that a key of a dictionary stood there before.</summary>
    /// <param name="start">Where the dictionary begins.</param>
    /// <param name="index">Which of its entries is at fault.</param>
    /// <returns>What to throw.</returns>
    JsonException DuplicateKey(int start, int index);

    /// <summary>Says that a member of the object that ended last was there before.</summary>
    /// <param name="name">The name of the member.</param>
    /// <returns>What to throw.</returns>
    JsonException DuplicateMember(string name);
}
