using System.Text;
using System.Text.Json;
using TypedSockets.FaultTests.Harness;

namespace TypedSockets.FaultTests.Fuzzing;

/// <summary>JSON in text frames.</summary>
internal sealed class FuzzedJson() : FuzzedProtocol(WireProtocol.Json, MaskedFrame.Text, new JsonEnvelopeMutator(), Messages)
{
    // No requests: the id of one that is still open may not be used again, and when it is depends on time.
    private static readonly byte[][] Messages =
    [
        .. new string[]
        {
            """{"type":"ws.ping","id":"1"}""",
            """{"type":"fault.publish","id":"2","payload":{"room":"nowhere","number":1}}""",
            """{"type":"fault.publish","payload":{"room":"nowhere","number":1}}""",
            """{"type":"fault.unknown","id":"3","payload":{"text":"Grüße 😀"}}""",
            """{"type":"fault.publish","id":"4","payload":{"number":"no number"}}""",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    public override void Configure(WsClientOptions options)
    {
        // It is the default.
    }

    public override byte[] Ping(string id) => Encoding.UTF8.GetBytes($$"""{"type":"ws.ping","id":"{{id}}"}""");

    public override Sent Read(byte[] message)
    {
        using JsonDocument document = JsonDocument.Parse(message);
        JsonElement envelope = document.RootElement;
        return new Sent(
            envelope.TryGetProperty("id"u8, out JsonElement id) ? id.GetString() : null,
            envelope.GetProperty("type"u8).ValueEquals("ws.error"u8) ? envelope.GetProperty("payload"u8).GetProperty("code"u8).GetString() : null);
    }

    public override bool IsMalformed(byte[] message)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(message, new JsonDocumentOptions { MaxDepth = int.MaxValue });
            return document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("type"u8, out _);
        }
        catch (JsonException)
        {
            return true;
        }
    }
}
