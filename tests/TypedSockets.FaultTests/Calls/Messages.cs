namespace TypedSockets.FaultTests.Calls;

/// <summary>A request that is answered at once.</summary>
[WsMessage("calls.echo")]
public sealed partial record Echo(int Number);

/// <summary>A request that is answered when the test says so.</summary>
[WsMessage("calls.hold")]
public sealed partial record Hold(int Number);

/// <summary>The answer to a request, with its number.</summary>
[WsMessage("calls.echoed")]
public sealed partial record Echoed(int Number);

/// <summary>A request whose handler first asks its own caller.</summary>
/// <param name="Number">Asked, answered, and answered with.</param>
/// <param name="FromOutside">Whether the handler asks as code outside of endpoints does.</param>
[WsMessage("calls.ask")]
public sealed partial record Ask(int Number, bool FromOutside = false);

/// <summary>What the server asks a client.</summary>
[WsMessage("calls.confirm")]
public sealed partial record Confirm(int Number);

/// <summary>A client's answer.</summary>
[WsMessage("calls.confirmed")]
public sealed partial record Confirmed(int Number);

/// <summary>Asks for a stream.</summary>
/// <param name="Items">How many items it has.</param>
/// <param name="FailsWith">The code of the error that ends it, where one does.</param>
[WsMessage("calls.count")]
public sealed partial record Count(long Items, string? FailsWith = null);

/// <summary>An item of a stream.</summary>
[WsMessage("calls.item")]
public sealed partial record Item(long Number);

/// <summary>Begins a client stream that the server adds up.</summary>
[WsMessage("calls.sum")]
public sealed partial record Sum(string? FailsWith = null);

/// <summary>What the items of a client stream came to.</summary>
[WsMessage("calls.total")]
public sealed partial record Total(long Items, long Value);

/// <summary>Begins a client stream that the server sends back, item by item.</summary>
[WsMessage("calls.exchange")]
public sealed partial record Exchange;
