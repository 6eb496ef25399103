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
