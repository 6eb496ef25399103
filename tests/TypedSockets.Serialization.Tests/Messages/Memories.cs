namespace TypedSockets.Serialization.Tests.Messages;

[WsMessage("test.memories")]
public sealed partial record Memories(
    Memory<int> Numbers,
    ReadOnlyMemory<string?> Texts,
    Memory<Line?>? Lines,
    ReadOnlyMemory<Memory<Point>> Nested,
    List<Memory<byte>> Bytes,
    Dictionary<string, ReadOnlyMemory<byte>?> MaybeBytes,
    Convertible? Convertible)
{
    public Memory<double> Kept { get; init; } = new double[] { 1 };
}

/// <summary>Of null, C# would make one of these where it may choose.</summary>
public readonly record struct Convertible(string? Text)
{
    public static implicit operator Convertible(string? text) => new(text);
}
