namespace TypedSockets.MessagePack.Tests;

[WsMessage("room.join")]
public sealed partial record Join(string Room);

[WsMessage("room.say", Compact = true)]
public sealed partial record Speak(string Room, string Text);

[WsMessage("room.said")]
public sealed partial record Spoken(string Text, Guid Id, decimal Price, DateTimeOffset At);

[WsMessage("room.double")]
public sealed partial record Double(int Number);

[WsMessage("room.doubled")]
public sealed partial record Doubled(int Number);

[WsMessage("room.count")]
public sealed partial record Count(int To);

[WsMessage("room.counted")]
public sealed partial record Counted(int Number);

[WsMessage("room.sum")]
public sealed partial record Sum;

[WsMessage("room.ask")]
public sealed partial record Ask(string Question);

[WsMessage("room.answer")]
public sealed partial record Answer(string Text);

[WsContract(Events = typeof(IRoomEvents))]
public interface IRoom
{
    ValueTask JoinAsync(Join message, CancellationToken cancellationToken = default);

    ValueTask SpeakAsync(Speak message, CancellationToken cancellationToken = default);

    ValueTask<Doubled> DoubleAsync(Double request, CancellationToken cancellationToken = default);

    IAsyncEnumerable<Counted> CountAsync(Count request, CancellationToken cancellationToken = default);

    ValueTask<Doubled> SumAsync(Sum request, IAsyncEnumerable<Counted> items, CancellationToken cancellationToken = default);
}

[WsContract]
public interface IRoomEvents
{
    ValueTask SpokenAsync(Spoken message, CancellationToken cancellationToken = default);

    ValueTask<Answer> AskAsync(Ask request, CancellationToken cancellationToken = default);
}
