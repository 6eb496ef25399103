namespace TypedSockets.AspNetCore.Tests;

[WsMessage("chat.join")]
public sealed partial record Join(string Room, string Name);

[WsMessage("chat.leave")]
public sealed partial record Leave(string Room);

[WsMessage("chat.say")]
public sealed partial record Say(string Room, string Text);

[WsMessage("chat.said")]
public sealed partial record Said(string Room, string Name, string Text, DateTimeOffset At);

[WsMessage("chat.history")]
public sealed partial record GetHistory(string Room, int Count = 50);

[WsMessage("chat.history.page")]
public sealed partial record History(IReadOnlyList<Said> Messages);

[WsMessage("chat.count")]
public sealed partial record CountTo(int Last, bool Forever = false);

[WsMessage("chat.number")]
public sealed partial record Number(int Value);

[WsMessage("chat.sum")]
public sealed partial record Sum(string Label);

[WsMessage("chat.total")]
public sealed partial record Total(string Label, long Value);

[WsMessage("chat.collect")]
public sealed partial record Collect;

[WsMessage("chat.echo")]
public sealed partial record Echo(string Text);

[WsMessage("chat.echoed")]
public sealed partial record Echoed(string Text);

[WsMessage("chat.double")]
public sealed partial record DoubleAll;

[WsMessage("chat.fail")]
public sealed partial record Fail(string How);

[WsMessage("chat.hold")]
public sealed partial record Hold;

[WsMessage("chat.ask")]
public sealed partial record AskMe(string Question);

[WsMessage("chat.answer")]
public sealed partial record Answer(bool Yes);

[WsMessage("chat.confirm")]
public sealed partial record Confirm(string Question);

[WsMessage("chat.confirmed")]
public sealed partial record Confirmed(bool Yes);

[WsMessage("chat.tell")]
public sealed partial record Tell(string Whom, string To, string Text);

[WsMessage("chat.big")]
public sealed partial record GetBig(int Bytes);

[WsMessage("chat.blob")]
public sealed partial record Blob(string Text);

[WsContract(Events = typeof(IChatEvents))]
public interface IChat
{
    ValueTask JoinAsync(Join message, CancellationToken cancellationToken = default);

    ValueTask LeaveAsync(Leave message, CancellationToken cancellationToken = default);

    ValueTask SayAsync(Say message, CancellationToken cancellationToken = default);

    ValueTask TellAsync(Tell message, CancellationToken cancellationToken = default);

    ValueTask FailAsync(Fail message, CancellationToken cancellationToken = default);

    ValueTask<History> GetHistoryAsync(GetHistory request, CancellationToken cancellationToken = default);

    Task<Echoed> EchoAsync(Echo request);

    ValueTask<Blob> GetBigAsync(GetBig request, CancellationToken cancellationToken = default);

    ValueTask<Answer> AskMeAsync(AskMe request, CancellationToken cancellationToken = default);

    ValueTask<Echoed> HoldAsync(Hold request, CancellationToken cancellationToken = default);

    IAsyncEnumerable<Number> CountToAsync(CountTo request, CancellationToken cancellationToken = default);

    ValueTask<Total> SumAsync(Sum request, IAsyncEnumerable<Number> numbers, CancellationToken cancellationToken = default);

    ValueTask CollectAsync(Collect request, IAsyncEnumerable<Number> numbers, CancellationToken cancellationToken = default);

    IAsyncEnumerable<Number> DoubleAllAsync(DoubleAll request, IAsyncEnumerable<Number> numbers, CancellationToken cancellationToken = default);
}

[WsContract]
public interface IChatEvents
{
    ValueTask SaidAsync(Said message, CancellationToken cancellationToken = default);

    ValueTask<Confirmed> ConfirmAsync(Confirm request, CancellationToken cancellationToken = default);
}
