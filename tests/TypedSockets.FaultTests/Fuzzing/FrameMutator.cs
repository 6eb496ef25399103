using TypedSockets.FaultTests.Harness;

namespace TypedSockets.FaultTests.Fuzzing;

/// <summary>What a client sends on one connection: frames that are right, and frames that are not quite.</summary>
/// <param name="opcode">What its messages are sent as.</param>
/// <param name="messages">messages after which a connection stays open.</param>
internal sealed class FrameMutator(byte opcode, byte[][] messages)
{
    /// <summary>Whether a message is one of those that a connection stays open after.</summary>
    public bool IsHarmless(byte[] message) => messages.Any(known => known.AsSpan().SequenceEqual(message));

    /// <summary>Draws a few frames, some of them broken.</summary>
    public byte[] Draw(Random random)
    {
        var bytes = new List<byte>();
        for (int i = random.Next(1, 6); i > 0; i--)
        {
            AddMessage(random, bytes);
        }

        byte[] all = [.. bytes];
        for (int i = random.Next(3); i > 0 && all.Length > 0; i--)
        {
            all = Mutate(random, all);
        }

        return all;
    }

    private void AddMessage(Random random, List<byte> bytes)
    {
        byte[] message = messages[random.Next(messages.Length)];
        switch (random.Next(16))
        {
            case 0:
                bytes.AddRange(MaskedFrame.Of(MaskedFrame.Ping, message.AsSpan(0, random.Next(message.Length))));
                break;
            case 1:
                bytes.AddRange(MaskedFrame.Of(MaskedFrame.Pong, message.AsSpan(0, random.Next(message.Length))));
                break;
            case 2 when random.Next(4) == 0:
                bytes.AddRange(MaskedFrame.Of(MaskedFrame.Close, CloseOf(random)));
                break;
            case 3 when random.Next(4) == 0:
                bytes.AddRange(MaskedFrame.Of((byte)random.Next(16), message, random.Next(2) == 0));
                break;
            case 4 when random.Next(40) == 0:
                bytes.AddRange(MaskedFrame.Of(opcode, new byte[random.Next(300_000)]));
                break;
            case 5 when random.Next(20) == 0:
                AddFragments(random, bytes, message, random.Next(990, 1_010));
                break;
            case <= 9:
                AddFragments(random, bytes, message, random.Next(1, 6));
                break;
            default:
                bytes.AddRange(MaskedFrame.Of(opcode, message));
                break;
        }
    }

    /// <summary>A message in pieces, some of them empty, with control frames in between (RFC 6455 section 5.4).</summary>
    private void AddFragments(Random random, List<byte> bytes, byte[] message, int count)
    {
        int start = 0;
        for (int i = 0; i < count; i++)
        {
            int end = i == count - 1 ? message.Length : Math.Min(message.Length, start + random.Next(message.Length / count + 2));
            bytes.AddRange(MaskedFrame.Of(i == 0 ? opcode : MaskedFrame.Continuation, message.AsSpan(start, end - start), i == count - 1));
            start = end;
            if (random.Next(8) == 0)
            {
                bytes.AddRange(MaskedFrame.Of(random.Next(2) == 0 ? MaskedFrame.Ping : MaskedFrame.Pong, "between"u8));
            }
        }
    }

    private static byte[] CloseOf(Random random)
    {
        int code = random.Next(4) == 0 ? random.Next(65_536) : random.Next(999, 1_016);
        byte[] close = [(byte)(code >> 8), (byte)code, .. "going"u8, (byte)random.Next(256)];
        return close[..random.Next(close.Length + 1)];
    }

    private byte[] Mutate(Random random, byte[] bytes)
    {
        int at = random.Next(bytes.Length);
        switch (random.Next(8))
        {
            case 0:
                bytes[at] = (byte)random.Next(256);
                return bytes;
            case 1:
                bytes[at] ^= (byte)(1 << random.Next(8));
                return bytes;
            case 2:
                // The first header: flags, opcode, mask and length.
                bytes[random.Next(Math.Min(bytes.Length, 14))] = (byte)random.Next(256);
                return bytes;
            case 3:
                return bytes[..at];
            case 4:
                return [.. bytes.AsSpan(0, at), .. bytes.AsSpan(Math.Min(bytes.Length, at + random.Next(1, 20)))];
            case 5:
                return [.. bytes.AsSpan(0, at), .. bytes.AsSpan(random.Next(bytes.Length))];
            case 6:
                byte[] noise = new byte[random.Next(1, 64)];
                random.NextBytes(noise);
                return [.. bytes.AsSpan(0, at), .. noise, .. bytes.AsSpan(at)];
            default:
                // A length of eight bytes where one would do, or far more than there is.
                return [.. bytes, (byte)(0x80 | opcode), 0xff, (byte)(random.Next(4) == 0 ? 0x80 : 0), 0, 0, (byte)random.Next(2), (byte)random.Next(256), 0, 0, (byte)random.Next(256), 1, 2, 3, 4];
        }
    }
}
