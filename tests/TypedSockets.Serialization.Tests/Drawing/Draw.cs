using CsCheck;

namespace TypedSockets.Serialization.Tests.Drawing;

/// <summary>One random case in the making: the same seed makes the same case.</summary>
internal sealed class Draw(PCG source)
{
    /// <summary>How many choices were made so far: what the case has grown to.</summary>
    public int Choices { get; private set; }

    /// <summary>A number from 0 to below a bound.</summary>
    public int Below(int bound)
    {
        Choices++;
        return (int)source.Next((uint)bound);
    }

    public ulong Bits()
    {
        Choices++;
        return source.Next64();
    }

    /// <summary>True once in so many times.</summary>
    public bool OneIn(int count) => Below(count) == 0;

    public T Pick<T>(params ReadOnlySpan<T> choices) => choices[Below(choices.Length)];

    public T Of<T>(Gen<T> gen)
    {
        Choices++;
        return gen.Generate(source, min: null, out _);
    }

    public void Shuffle<T>(List<T> items)
    {
        for (var i = items.Count - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
