using System.Buffers.Binary;
using System.Text;

namespace TypedSockets.Sockets.Benchmarks;

/// <summary>Walks over the frames of a server, of which it reads the headers only, in whatever pieces they come.</summary>
internal sealed class FrameReader(MessageCounter counter)
{
    private const int MaxHeader = 10;
    private const int MaxControlPayload = 125;
    private const byte Final = 0x80;
    private const byte CodeBits = 0x0F;
    private const byte ControlBit = 0x08;
    private const byte Close = 0x8;
    private const byte Ping = 0x9;

    private readonly byte[] header = new byte[MaxHeader];
    private int headerLength;
    private bool isInPayload;
    private long left;
    private byte[] control = [];
    private int controlLength;

    private bool IsControl => (header[0] & ControlBit) != 0;

    /// <summary>Takes the payloads of messages where somebody wants to see them.</summary>
    public MemoryStream? Capture { get; set; }

    /// <summary>The payload of a ping that nobody has answered.</summary>
    public byte[]? UnansweredPing { get; set; }

    /// <summary>Counts the messages that end in what was received.</summary>
    public int Read(ReadOnlySpan<byte> received)
    {
        var messages = 0;
        while (!received.IsEmpty)
        {
            if (!isInPayload)
            {
                header[headerLength++] = received[0];
                received = received[1..];
                if (!IsHeaderWhole(out left))
                {
                    continue;
                }

                headerLength = 0;
                isInPayload = true;
            }

            var part = received[..(int)Math.Min(left, received.Length)];
            received = received[part.Length..];
            left -= part.Length;
            messages += Take(part);
            if (left == 0)
            {
                isInPayload = false;
                messages += End();
            }
        }

        return messages;
    }

    private bool IsHeaderWhole(out long length)
    {
        length = headerLength < 2 ? 0 : header[1];
        switch (length)
        {
            case 126 when headerLength == 4:
                length = BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(2));
                return true;
            case 127 when headerLength == MaxHeader:
                length = BinaryPrimitives.ReadInt64BigEndian(header.AsSpan(2));
                return true;
            default:
                return headerLength >= 2 && length < 126;
        }
    }

    private int Take(ReadOnlySpan<byte> part)
    {
        if (!IsControl)
        {
            Capture?.Write(part);
            return counter.Count(part);
        }

        if (control.Length == 0)
        {
            control = new byte[MaxControlPayload];
        }

        part.CopyTo(control.AsSpan(controlLength));
        controlLength += part.Length;
        return 0;
    }

    private int End()
    {
        if (!IsControl)
        {
            return (header[0] & Final) != 0 ? counter.EndMessage() : 0;
        }

        var payload = control.AsSpan(0, controlLength);
        controlLength = 0;
        switch (header[0] & CodeBits)
        {
            case Ping:
                UnansweredPing = payload.ToArray();
                break;
            case Close:
                IsClosed = true;
                CloseReason = payload.Length < 2 ? "no code" : $"{BinaryPrimitives.ReadUInt16BigEndian(payload)} {Encoding.UTF8.GetString(payload[2..])}";
                break;
        }

        return 0;
    }

    /// <summary>Whether the server has closed.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Why it has.</summary>
    public string CloseReason { get; private set; } = "";
}
