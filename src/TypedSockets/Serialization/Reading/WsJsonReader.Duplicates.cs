using System.Text;
using System.Text.Json;

namespace TypedSockets;

/// <remarks>Keys and members that are seen to stand there twice when the object that has them is behind.</remarks>
public ref partial struct WsJsonReader
{
    /// <inheritdoc/>
    JsonException IWsPayloadReader.DuplicateKey(int start, int index)
    {
        var again = new WsJsonReader(json) { position = start };
        again.StartObject();
        while (again.NextName(out _) && index-- > 0)
        {
            again.Skip();
        }

        tokenStart = again.tokenStart;
        again.Release();
        return Duplicate();
    }

    /// <inheritdoc/>
    JsonException IWsPayloadReader.DuplicateMember(string name)
    {
        byte[] sought = Encoding.UTF8.GetBytes(name);
        var again = new WsJsonReader(json) { position = StartOf(position - 1) };
        again.StartObject();
        while (again.NextName(out ReadOnlySpan<byte> next) && !next.SequenceEqual(sought))
        {
            again.Skip();
        }

        tokenStart = again.tokenStart;
        again.Release();
        return Refused(tokenStart, StandsTwice);
    }

    /// <summary>Where the object begins that ends at a brace.</summary>
    private readonly int StartOf(int brace)
    {
        Span<int> starts = stackalloc int[PayloadReader.MaxDepth];
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = PayloadReader.MaxDepth });
        while (reader.Read() && reader.TokenStartIndex < brace)
        {
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                starts[reader.CurrentDepth] = (int)reader.TokenStartIndex;
            }
        }

        return starts[reader.CurrentDepth];
    }
}
