namespace Pricing;

/// <summary>The price of an instrument after a number of steps.</summary>
public readonly record struct Price(long Number, decimal Bid, decimal Ask);
