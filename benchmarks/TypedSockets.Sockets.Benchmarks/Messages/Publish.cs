namespace TypedSockets.Sockets.Benchmarks;

/// <summary>Asks for a broadcast to everyone who is connected. Nothing answers it.</summary>
[WsMessage("bench.publish")]
public sealed partial record Publish(Quote Quote);
