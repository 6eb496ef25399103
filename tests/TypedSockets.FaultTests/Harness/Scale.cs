namespace TypedSockets.FaultTests.Harness;

/// <summary>How much is tried: short for every build, long with <c>TYPEDSOCKETS_FAULTS=long</c>.</summary>
internal sealed record Scale(bool IsLong)
{
    public static Scale Current { get; } = new(string.Equals(Environment.GetEnvironmentVariable("TYPEDSOCKETS_FAULTS"), "long", StringComparison.OrdinalIgnoreCase));

    /// <summary>One of two sizes.</summary>
    public T Of<T>(T @short, T @long) => IsLong ? @long : @short;
}
