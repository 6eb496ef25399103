namespace Pricing;

/// <summary>What is traded.</summary>
/// <param name="Symbol">Its name.</param>
/// <param name="Opening">The price it begins with, and is drawn back to.</param>
/// <param name="TickSize">The smallest step of its price.</param>
/// <param name="MaxSpread">The most steps between bid and ask.</param>
public sealed record Instrument(string Symbol, decimal Opening, decimal TickSize, int MaxSpread);
