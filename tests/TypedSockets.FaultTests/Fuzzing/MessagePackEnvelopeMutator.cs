using System.Text;
using MessagePack;
using TypedSockets.FaultTests.Contracts;

namespace TypedSockets.FaultTests.Fuzzing;

/// <summary>Valid frames of MessagePack, and what can be done to them with a sense for what stands where.</summary>
internal sealed class MessagePackEnvelopeMutator() : EnvelopeMutator(Valid, Parts)
{
    private const string TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    // What the product writes, and what only other writers do.
    private static readonly byte[][] Valid =
    [
        Written(new Join("lobby"), "7"),
        Written(new Publish("lobby", 12)),
        Written(new Work(3), "8", TraceParent),
        Written(new Tick("r", 9_007_199_254_740_993, -1, "Grüße 😀 é\n")),
        Written(NewMany(TimeSpan.FromHours(1))),
        Written(NewMany(TimeSpan.Zero), "9", TraceParent),
        .. new string[]
        {
            """["fault.publish",null,1732300000000.0,{"number":12.0,"extra":[1,{"a":[]}],"room":"lobby"},{"sentBy":"a script"},"further"]""",
            """["ws.cancel","7",1732300000000]""",
            """["ws.credit","7",1732300000000,{"items":64}]""",
            """["ws.error","~7",1732300000000,{"code":"ws.internal","message":"The server failed."}]""",
            """["ws.end","~7"]""",
            """["ws.ping","1",null,null,{"traceparent":"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"}]""",
            """["ws.connected",null,1,{"clientId":"abc","heartbeat":30000,"maxMessageBytes":1048576,"rate":100,"burst":200,"spread":0}]""",
            """["ws.closing",null,1,{"retryAfter":1000}]""",
        }.Select(static json => MessagePackSerializer.ConvertFromJson(json)),
    ];

    private static readonly byte[][] Parts =
    [
        .. new string[]
        {
            // Nil, what is never used, truth values, integers of every length and at their ends.
            "C0", "C1", "C2", "C3", "00", "7F", "E0", "FF", "CCFF", "CDFFFF", "CEFFFFFFFF", "CFFFFFFFFFFFFFFFFF", "D080", "D18000", "D280000000", "D38000000000000000",

            // The last timestamp of an envelope, and the one behind it; floats that are integral, endless or none.
            "CF0000E677D21FDBFF", "CF0000E677D21FDC00", "CB3FF0000000000000", "CB8000000000000000", "CB7FF8000000000000", "CBFFF0000000000000", "CA7F800000", "CA3F800000",

            // Text: empty, no UTF-8, longer than there is.
            "A0", "A1FF", "A2C080", "A3EDA080", "A4F4908080", "D9FF", "DAFFFF", "DB7FFFFFFF", "DBFFFFFFFF", "DB00000001", "A474797065", "AB7472616365706172656E74", "A56974656D73",

            // Binary, arrays and maps that are nested, or longer than there is.
            "C400", "C4FF", "C5FFFF", "C67FFFFFFF", "C6FFFFFFFF", "90", "91", "92", "9F", "DC0001", "DCFFFF", "DD7FFFFFFF", "DDFFFFFFFF",
            "80", "81", "81A0", "82", "8F", "DE0001", "DEFFFF", "DF40000000", "DF7FFFFFFF", "DFFFFFFFFF",

            // Timestamps: of 32, 64 and 96 bits, too many nanoseconds, too far away; other extensions.
            "D6FF00000001", "D7FF0000000000000001", "D7FFFFFFFFFFFFFFFFFF", "C70CFF000000000000000000000001", "C70CFFFFFFFFFF0000000000000000", "C70CFF000000007FFFFFFFFFFFFFFF",
            "C70CFF000000008000000000000000", "C700FF", "C703FF000000", "D40100", "D87F00000000000000000000000000000000", "C7FF01", "C8FFFFFF", "C97FFFFFFFFF", "C9FFFFFFFFFF",
        }.Select(Convert.FromHexString),
    ];

    /// <inheritdoc/>
    /// <remarks>Hardly a byte can change without the whole frame being broken, so that codecs see little unless one value is all that is wrong.</remarks>
    public override byte[] Draw(Random random) => random.Next(3) > 0
        ? base.Draw(random)
        : InPlaceOfValue(random, Valid[random.Next(Valid.Length)], Parts[random.Next(Parts.Length)]);

    /// <summary>Puts the piece where a value or a key stands; or lets one begin as if it were of another kind, or one longer or shorter.</summary>
    protected override byte[] InPlaceOfValue(Random random, byte[] frame, byte[] piece)
    {
        int start = 0;
        for (int i = random.Next(40); i > 0 && MessagePackToken.TryRead(frame.AsSpan(start), out MessagePackToken token) && start + token.Length < frame.Length; i--)
        {
            start += (int)token.Length;
        }

        if (start == frame.Length)
        {
            return piece;
        }

        if (random.Next(2) == 0)
        {
            frame = [.. frame];
            frame[start] = (byte)(random.Next(4) == 0 ? random.Next(256) : frame[start] + (random.Next(2) == 0 ? 1 : -1));
            return frame;
        }

        int length = MessagePackGrammar.LengthOf(frame.AsSpan(start));
        return [.. frame.AsSpan(0, start), .. piece, .. frame.AsSpan(start + length)];
    }

    private static byte[] Written<T>(T message, string id = "", string? traceParent = null)
        where T : IWsMessage<T>
    {
        Frame frame = FrameWriter.Encode(MessagePackProtocol.Instance, message, Encoding.UTF8.GetBytes(id), DateTimeOffset.FromUnixTimeMilliseconds(1_732_300_000_000), 64 * 1024, traceParent);
        byte[] bytes = frame.Bytes.ToArray();
        frame.Release();
        return bytes;
    }

    private static Many NewMany(TimeSpan offset) => new(
        Text: "a\"b\\c",
        Number: -12,
        Large: null,
        Fraction: 1.5e-3,
        Money: decimal.MaxValue,
        Flag: true,
        Id: new Guid("0f8fad5b-d9cb-469f-a165-70867728950e"),
        At: new DateTimeOffset(2026, 11, 24, 3, 38, 19, offset).AddTicks(1_234_567),
        Lasts: new TimeSpan(1, 2, 3, 4, 500),
        Day: DayOfWeek.Wednesday,
        Bytes: [1, 2, 255],
        Parts: [new Part("x", 1, [new Part("y")])],
        Counts: new Dictionary<string, int>(StringComparer.Ordinal) { ["a"] = 1, ["b"] = 2 },
        Nested: new Part("z"));
}
