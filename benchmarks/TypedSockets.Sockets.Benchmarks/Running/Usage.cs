namespace TypedSockets.Sockets.Benchmarks;

/// <summary>What a server has used.</summary>
/// <param name="Connections">How many connections it has.</param>
/// <param name="Processor">Its processor time, user and system, as the operating system counts it.</param>
/// <param name="Compiling">The time in which methods were compiled.</param>
/// <param name="Allocated">The bytes that it has allocated on its heap.</param>
internal sealed record Usage(int Connections, TimeSpan Processor, TimeSpan Compiling, long Allocated)
{
    public static Usage operator -(Usage after, Usage before) =>
        new(after.Connections, after.Processor - before.Processor, after.Compiling - before.Compiling, after.Allocated - before.Allocated);

    public static Usage Parse(string line)
    {
        var values = line.Split(' ').Select(long.Parse).ToArray();
        return new((int)values[0], new(values[1]), new(values[2]), values[3]);
    }

    public override string ToString() => $"{Connections} {Processor.Ticks} {Compiling.Ticks} {Allocated}";
}
