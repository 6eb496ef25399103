using TypedSockets.Benchmarks;

namespace TypedSockets.Generators.Benchmarks;

/// <summary>What the two generators took at the same thing, time after time.</summary>
internal sealed class Repeats
{
    private readonly List<(Sample Product, Sample Other)> samples = [];

    public int Count => samples.Count;

    /// <summary>The product's time as a part of the other's.</summary>
    public Spread Ratio => Of(pair => pair.Product.Milliseconds / pair.Other.Milliseconds);

    public Spread Of(Func<(Sample Product, Sample Other), double> value) => Spread.Of(samples.Select(value));

    /// <summary>Takes one sample of each, in turns; which is first alternates.</summary>
    public void Add(Scenario scenario, int repeat, bool counts)
    {
        Sample product;
        Sample other;
        if (repeat % 2 == 0)
        {
            product = Sample.Take(Generators.Product(), scenario, repeat);
            other = Sample.Take(Generators.SystemTextJson(), scenario, repeat);
        }
        else
        {
            other = Sample.Take(Generators.SystemTextJson(), scenario, repeat);
            product = Sample.Take(Generators.Product(), scenario, repeat);
        }

        if (counts)
        {
            samples.Add((product, other));
        }
    }
}
