using System.Text.Json.Serialization;

namespace TypedSockets.Serialization.Tests.Messages;

public record Page<T>(IReadOnlyList<T> Items, T? First)
{
    public int Number { get; init; } = 1;

    public T? Last { get; init; }

    public Page<T>? Next { get; set; }
}

public sealed record NumberedPage<T>(IReadOnlyList<T> Items, T? First, int Total) : Page<T>(Items, First)
    where T : notnull;

public sealed class Box<T>
    where T : class, new()
{
    public T Content { get; init; } = new();
}

public sealed class Strict<T>
    where T : notnull
{
    public required T Value { get; init; }
}

public sealed class Empty;

[WsMessage("test.generics")]
public sealed partial record Generics(
    Page<Said> Said,
    Page<int> Numbers,
    Page<int?> MaybeNumbers,
    Page<string> Texts,
    Page<string?> MaybeTexts,
    NumberedPage<Point> Points,
    Box<Empty> Box,
    Strict<string> Strict,
    List<Page<string?>?> Pages);

/// <remarks>None holds another: of such members, reflection can't say what their annotations are, and the oracle breaks.</remarks>
public static class Shelf<TKey>
    where TKey : notnull
{
    public enum Side
    {
        Left,
        Right,
    }

    public sealed class Slot
    {
        public TKey? Key { get; set; }

        public int Kept { get; init; } = 1;

        [JsonInclude]
        private Side Hidden { get; set; } = Side.Right;
    }

    public sealed record Pair<TValue>(TKey Key, TValue? Value)
        where TValue : class?
    {
        public TValue? Other { get; init; }

        [JsonInclude]
        private TValue? Hidden { get; init; }

        public readonly record struct Inner(TKey Key, TValue? Value);
    }
}

[WsMessage("test.shelves")]
public sealed partial record Shelves(
    Shelf<int>.Slot Slot,
    Shelf<string?[]>.Slot TextSlot,
    Shelf<int>.Pair<string> Pair,
    Shelf<Shelf<int>.Side>.Pair<Shelf<int>.Slot?> Nested,
    List<Shelf<string>.Pair<string?>.Inner> Inner);
