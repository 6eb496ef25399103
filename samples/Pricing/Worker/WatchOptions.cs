namespace Pricing;

/// <summary>What the worker watches.</summary>
public sealed class WatchOptions
{
    /// <summary>The instruments.</summary>
    public IList<string> Symbols { get; } = [];

    /// <summary>After how many prices of an instrument a quote is asked for again, 1 or more. Default: 100.</summary>
    public int QuoteEvery { get; set; } = 100;
}
