using CsCheck;

namespace TypedSockets.Serialization.Tests.Drawing;

/// <summary>A generator that is written as a method. A failing case is searched for one of smaller size.</summary>
internal sealed class Drawn<T>(Func<Draw, T> draw, Func<T, long>? sizeOf = null) : Gen<T>
{
    public override T Generate(PCG pcg, Size? min, out Size size)
    {
        var choices = new Draw(pcg);
        var value = draw(choices);
        size = new((ulong)(sizeOf?.Invoke(value) ?? choices.Choices));
        return value;
    }
}
