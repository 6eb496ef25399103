using MessagePack;
using TypedSockets.FaultTests.Harness;

namespace TypedSockets.FaultTests.Fuzzing;

/// <summary>MessagePack in binary frames.</summary>
internal sealed class FuzzedMessagePack() : FuzzedProtocol(MessagePackProtocol.Instance, MaskedFrame.Binary, new MessagePackEnvelopeMutator(), Messages)
{
    // No requests, as in JSON.
    private static readonly byte[][] Messages =
    [
        .. new string[]
        {
            """["ws.ping","1"]""",
            """["fault.publish","2",null,{"room":"nowhere","number":1}]""",
            """["fault.publish",null,1732300000000,{"room":"nowhere","number":1},{"sentBy":["a","script"]}]""",
            """["fault.unknown","3",0,{"text":"Grüße 😀"}]""",
            """["fault.publish","4",null,{"number":"no number"},null,"further"]""",
        }.Select(static json => MessagePackSerializer.ConvertFromJson(json)),
    ];

    public override void Configure(WsClientOptions options) => options.UseMessagePack();

    public override byte[] Ping(string id) => MessagePackSerializer.ConvertFromJson($"""["ws.ping","{id}"]""");

    public override Sent Read(byte[] message)
    {
        object?[] envelope = MessagePackSerializer.Deserialize<object?[]>(message);
        return new Sent((string?)envelope[1], envelope[0] is "ws.error" ? (string)((Dictionary<object, object>)envelope[3]!)["code"] : null);
    }

    public override bool IsMalformed(byte[] message)
    {
        var whole = new MessagePackReader(message);
        var reader = new MessagePackReader(message);
        try
        {
            whole.Skip();
            return !whole.End || reader.ReadArrayHeader() == 0 || string.IsNullOrEmpty(reader.ReadString());
        }
        catch (Exception exception) when (exception is MessagePackSerializationException or EndOfStreamException or OverflowException)
        {
            return true;
        }
    }
}
