namespace TypedSockets.FaultTests.Fuzzing;

/// <summary>Valid frames, and what can be done to them with a sense for their protocol.</summary>
/// <param name="frames">The valid frames.</param>
/// <param name="pieces">What is put into them.</param>
internal abstract class EnvelopeMutator(byte[][] frames, byte[][] pieces)
{
    private const int LongestFrame = 64 * 1024;

    /// <summary>Draws a frame that is nearly right.</summary>
    public virtual byte[] Draw(Random random)
    {
        byte[] frame = frames[random.Next(frames.Length)];
        for (int i = random.Next(1, 5); i > 0; i--)
        {
            frame = Mutate(random, frame);
        }

        return frame.Length <= LongestFrame ? frame : frame[..LongestFrame];
    }

    /// <summary>Puts a piece where a value stands, so that the rest remains right.</summary>
    protected abstract byte[] InPlaceOfValue(Random random, byte[] frame, byte[] piece);

    private byte[] Mutate(Random random, byte[] frame)
    {
        int start = random.Next(frame.Length + 1);
        int end = Math.Min(frame.Length, start + random.Next(random.Next(2) == 0 ? 4 : 40));
        byte[] piece = pieces[random.Next(pieces.Length)];
        switch (random.Next(10))
        {
            case 0 when frame.Length > 0:
                frame = [.. frame];
                frame[random.Next(frame.Length)] = (byte)random.Next(256);
                return frame;
            case 1 when frame.Length > 0:
                frame = [.. frame];
                frame[random.Next(frame.Length)] ^= (byte)(1 << random.Next(8));
                return frame;
            case 2:
                return [.. frame.AsSpan(0, start), .. frame.AsSpan(end)];
            case 3:
                return frame[..start];
            case 4:
                return [.. frame.AsSpan(0, end), .. Repeated(frame.AsSpan(start, end - start), Many(random)), .. frame.AsSpan(end)];
            case 5:
                return [.. frame.AsSpan(0, start), .. Repeated(piece, Many(random)), .. frame.AsSpan(start)];
            case 6:
                return InPlaceOfValue(random, frame, piece);
            case 7:
                byte[] other = frames[random.Next(frames.Length)];
                return [.. frame.AsSpan(0, start), .. other.AsSpan(random.Next(other.Length))];
            default:
                return [.. frame.AsSpan(0, start), .. piece, .. frame.AsSpan(end)];
        }
    }

    private static byte[] Repeated(ReadOnlySpan<byte> bytes, int times)
    {
        times = Math.Min(times, LongestFrame / Math.Max(1, bytes.Length));
        byte[] all = new byte[bytes.Length * times];
        for (int i = 0; i < times; i++)
        {
            bytes.CopyTo(all.AsSpan(i * bytes.Length));
        }

        return all;
    }

    private static int Many(Random random) => random.Next(20) == 0 ? random.Next(20_000) : random.Next(1, 40);
}
