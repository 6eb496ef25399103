namespace TypedSockets.Protocol.Tests;

/// <summary>Every way in which a case is received: by both sides, in pieces of every kind.</summary>
internal static class Ways
{
    public static bool[] Sides { get; } = [true, false];

    public static Feeding[] Feedings { get; } = Enum.GetValues<Feeding>();

    public static MatrixTheoryData<bool, Feeding> All => new(Sides, Feedings);

    public static MatrixTheoryData<bool, Feeding, T> With<T>(params T[] values) => new(Sides, Feedings, values);
}
