using System.Text;

namespace TypedSockets.FaultTests.Fuzzing;

/// <summary>Valid frames of JSON, and what can be done to them with a sense for it.</summary>
internal sealed class JsonEnvelopeMutator() : EnvelopeMutator(Valid, Parts)
{
    private static readonly byte[][] Valid =
    [
        .. new string[]
        {
            """{"type":"fault.join","id":"7","timestamp":1732300000000,"payload":{"room":"lobby"}}""",
            """{"type":"fault.publish","payload":{"room":"lobby","number":12}}""",
            """{"payload":{"number":3,"milliseconds":0,"throws":false},"timestamp":1,"id":"8","type":"fault.work"}""",
            """{"type":"fault.tick","timestamp":1732300000000,"payload":{"room":"r","number":9007199254740993,"sentAt":-1,"filler":"Grüße 😀 \u00e9\n"}}""",
            """{"type":"fault.many","timestamp":1732300000000,"payload":{"text":"a\"b\\c","number":-12,"large":null,"fraction":1.5e-3,"money":79228162514264337593543950335,"flag":true,"id":"0f8fad5b-d9cb-469f-a165-70867728950e","at":"2026-11-24T03:38:19.1234567+01:00","lasts":"1.02:03:04.5000000","day":3,"bytes":"aGVsbG8=","parts":[{"name":"x","value":1,"parts":[{"name":"y"}]}],"counts":{"a":1,"b":2},"nested":{"name":"z"}}}""",
            """{"type":"ws.cancel","id":"7","timestamp":1732300000000}""",
            """{"type":"ws.credit","id":"7","timestamp":1732300000000,"payload":{"items":64}}""",
            """{"type":"ws.error","id":"~7","timestamp":1732300000000,"payload":{"code":"ws.internal","message":"The server failed."}}""",
            """{"type":"ws.end","id":"~7"}""",
            """{"type":"ws.ping","id":"1","extra":[1,2,{"a":[]}],"traceparent":"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"}""",
            """{"type":"ws.connected","payload":{"clientId":"abc","heartbeat":30000,"maxMessageBytes":1048576,"rate":100,"burst":200,"spread":0}}""",
            """{"type":"ws.closing","payload":{"retryAfter":1000}}""",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    private static readonly byte[][] Parts =
    [
        .. new string[]
        {
            "null", "true", "false", "0", "-0", "-1", "1e400", "1E-400", "0.1", "01", "1.", "-", "9223372036854775807", "9223372036854775808",
            "253402300799999", "253402300800000", "1234567890123456789012345678901234567890", "\"\"", "\"\\ud800\"", "\"\\ud83d\\ude00\"", "\"\\u0000\"",
            "\"\\x\"", "\"\\u12\"", "\"", "\\", "{}", "[]", "{", "}", "[", "]", ",", ":", ",,", "\"type\":\"fault.many\",", "\"id\":7,", "\"id\":\"\",",
            "\"\\u0074ype\":\"ws.end\",", "\"payload\":", "\"timestamp\":1e3,", "\ufeff", " ", "\t\r\n", "//x\n", "/*x*/", "NaN", "Infinity", "'x'", "é", "😀",
        }.Select(Encoding.UTF8.GetBytes),
        [0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xe2, 0x82], [0x80], [0], [0x7f],
    ];

    protected override byte[] InPlaceOfValue(Random random, byte[] frame, byte[] piece)
    {
        int colon = Array.IndexOf(frame, (byte)':', random.Next(frame.Length + 1));
        if (colon < 0)
        {
            return [.. frame, .. piece];
        }

        int start = colon + 1;
        int length = frame.AsSpan(start).IndexOfAny((byte)',', (byte)'}');
        return [.. frame.AsSpan(0, start), .. piece, .. frame.AsSpan(length < 0 ? frame.Length : start + length)];
    }
}
