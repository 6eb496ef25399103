namespace TypedSockets.Codecs.Benchmarks;

/// <summary>What a chat sends all day.</summary>
[WsMessage("bench.chat")]
public sealed partial record ChatMessage(string Room, string Name, string Text, long Number, DateTimeOffset At)
{
    public static ChatMessage Sample => new("lobby", "Ada Lovelace", "Has anyone seen the engine? It was here a moment ago.", 48_151_623, new(2026, 1, 31, 12, 34, 56, 789, TimeSpan.Zero));
}
