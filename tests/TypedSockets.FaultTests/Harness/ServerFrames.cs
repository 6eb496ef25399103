using System.Buffers.Binary;
using System.Text;

namespace TypedSockets.FaultTests.Harness;

/// <summary>Reads the frames that the server sends to a <see cref="RawPeer"/>: none is masked, none is fragmented.</summary>
internal sealed class ServerFrames(RawPeer peer)
{
    private readonly byte[] buffer = new byte[64 * 1024];
    private int length;

    /// <summary>Receives the next frame; null at the end of the connection.</summary>
    public async Task<ServerFrame?> ReceiveAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Changes.Patience);
        ServerFrame? frame;
        while ((frame = Take()) is null)
        {
            int count = await peer.ReceiveAsync(buffer.AsMemory(length), patience.Token);
            if (count == 0)
            {
                return null;
            }

            length += count;
        }

        return frame;
    }

    private ServerFrame? Take()
    {
        ReadOnlySpan<byte> bytes = buffer.AsSpan(0, length);
        if (bytes.Length < 4 && (bytes.Length < 2 || bytes[1] >= 126))
        {
            return null;
        }

        // No answer of this server takes more than 64 KiB.
        Assert.InRange(bytes[1], 0, 126);
        int header = bytes[1] == 126 ? 4 : 2;
        int payload = header == 4 ? BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]) : bytes[1];
        if (bytes.Length < header + payload)
        {
            return null;
        }

        Assert.Equal(0x80, bytes[0] & 0xF0);
        var frame = new ServerFrame((byte)(bytes[0] & 0x0F), bytes.Slice(header, payload).ToArray());
        bytes[(header + payload)..].CopyTo(buffer);
        length -= header + payload;
        return frame;
    }

    /// <summary>One frame.</summary>
    internal sealed record ServerFrame(byte Opcode, byte[] Payload)
    {
        /// <summary>The payload as text.</summary>
        public string Text => Encoding.UTF8.GetString(Payload);

        /// <summary>The close code; 1005 where a close frame has none.</summary>
        public int CloseCode => Payload.Length < 2 ? 1005 : BinaryPrimitives.ReadUInt16BigEndian(Payload);
    }
}
