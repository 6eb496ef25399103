using TypedSockets;

namespace Pricing;

/// <summary>Asks for the prices of instruments.</summary>
[WsMessage("pricing.watch")]
public sealed partial record WatchPrices(IReadOnlyList<string> Symbols);

/// <summary>A price: what one gets for the instrument, and what one pays.</summary>
[WsMessage("pricing.tick")]
public sealed partial record Tick(string Symbol, long Number, decimal Bid, decimal Ask, DateTimeOffset At);

/// <summary>Asks what a quantity costs.</summary>
[WsMessage("pricing.quote")]
public sealed partial record GetQuote(string Symbol, Side Side, int Quantity);

/// <summary>An offer.</summary>
[WsMessage("pricing.quoted")]
public sealed partial record Quote(string Symbol, Side Side, int Quantity, decimal Price, DateTimeOffset ValidUntil);
