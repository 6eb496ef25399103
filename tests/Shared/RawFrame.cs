using System.Text;
using System.Text.Json;

namespace TypedSockets.Tests;

/// <summary>A received frame.</summary>
internal sealed record RawFrame(byte Opcode, byte[] Payload)
{
    public const byte Continuation = 0x0;
    public const byte TextKind = 0x1;
    public const byte Close = 0x8;
    public const byte Ping = 0x9;
    public const byte Pong = 0xA;

    public string Text => Encoding.UTF8.GetString(Payload);

    /// <summary>The type of the message in it.</summary>
    public string? Type => Opcode == TextKind ? JsonElement.Parse(Text).GetProperty("type").GetString() : null;

    /// <summary>The id of the message in it.</summary>
    public string? Id => JsonElement.Parse(Text).GetProperty("id").GetString();

    /// <summary>The code of a close and its reason.</summary>
    public (int Code, string Reason) Closing => ((Payload[0] << 8) | Payload[1], Encoding.UTF8.GetString(Payload[2..]));
}
