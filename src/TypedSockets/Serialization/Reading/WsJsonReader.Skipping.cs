using System.Text.Json;

namespace TypedSockets;

public ref partial struct WsJsonReader
{
    /// <summary>Goes behind a value, whatever it is.</summary>
    /// <exception cref="JsonException">No JSON stands here, or it is too deep.</exception>
    public void Skip() => position = JsonGrammar.TrySkip(json, position, PayloadReader.MaxDepth - depth, out int end) ? end : throw NotJson(json.Length);

    /// <summary>Goes behind null, where it stands here.</summary>
    /// <returns>False where another value stands here; then it is still to be read.</returns>
    public bool TryReadNull()
    {
        byte next = Peek();
        if (next <= ' ')
        {
            next = PeekToken();
        }

        if (next != 'n' || !StandsHere("null"u8))
        {
            return false;
        }

        position += 4;
        return true;
    }

    /// <summary>Finds the end of a value.</summary>
    /// <param name="json">Begins with the value, or with white space before it.</param>
    /// <param name="depthLeft">How deep the value may nest, itself counted; at most 64.</param>
    /// <param name="length">Where the value ends.</param>
    /// <returns>False where no JSON begins here, or it is too deep. Its UTF-8 is not looked at.</returns>
    internal static bool TrySkip(ReadOnlySpan<byte> json, int depthLeft, out int length) => JsonGrammar.TrySkip(json, 0, depthLeft, out length);
}
