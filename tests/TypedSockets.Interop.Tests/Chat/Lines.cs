using System.Runtime.CompilerServices;

namespace TypedSockets.Interop.Tests;

/// <summary>The lines that both sides stream.</summary>
internal static class Lines
{
    public static Line At(int number) => new(number, $"Line {number}");

    public static async IAsyncEnumerable<Line> UpTo(int count, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (int number = 1; number <= count; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return At(number);
        }

        await Task.CompletedTask;
    }

    /// <summary>Counts lines, of which each has to be the one that is due.</summary>
    public static async Task<int> CountAsync(IAsyncEnumerable<Line> lines, CancellationToken cancellationToken)
    {
        int count = 0;
        await foreach (Line line in lines.WithCancellation(cancellationToken))
        {
            Assert.Equal(At(++count), line);
        }

        return count;
    }
}
