namespace Pricing;

/// <summary>What the one who asks wants to do.</summary>
public enum Side
{
    /// <summary>Pay the ask.</summary>
    Buy,

    /// <summary>Get the bid.</summary>
    Sell,
}
