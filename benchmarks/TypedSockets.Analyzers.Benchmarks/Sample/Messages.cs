using TypedSockets;

namespace Area0.Contracts;

[WsMessage("area0.open")]
public sealed partial record OpenOrder(string Book, string Customer, decimal Limit, int Quantity);

[WsMessage("area0.opened")]
public sealed partial record OrderOpened(Guid Id, string Customer, decimal Limit, int Quantity, DateTimeOffset At);

[WsMessage("area0.cancel")]
public sealed partial record CancelOrder(Guid Id, string? Reason);

[WsMessage("area0.canceled")]
public sealed partial record OrderCanceled(Guid Id, bool WasOpen);

[WsMessage("area0.watch")]
public sealed partial record WatchOrders(string Book);

[WsMessage("area0.changed")]
public sealed partial record OrderChanged(Guid Id, string Book, decimal Filled, IReadOnlyList<Fill> Fills);

public sealed record Fill(decimal Price, int Quantity, DateTimeOffset At);
