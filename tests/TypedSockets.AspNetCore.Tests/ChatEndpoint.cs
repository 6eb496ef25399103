using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace TypedSockets.AspNetCore.Tests;

/// <summary>What the endpoints of one server saw, for a test to wait for.</summary>
public sealed class ChatLog
{
    public ConcurrentQueue<string> Entries { get; } = new();

    public TaskCompletionSource Holding { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource Release { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource HoldCanceled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource<string> StreamEnded { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource<WsDisconnect> Disconnected { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource Disposed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

public sealed partial class ChatEndpoint(ChatLog log) : WsEndpoint<IChatEvents>, IChat, IAsyncDisposable
{
    private readonly List<Said> history = [];
    private string name = "anonymous";

    public override ValueTask OnConnectedAsync(CancellationToken cancellationToken)
    {
        log.Entries.Enqueue($"connected {Connection.Id}");
        return ValueTask.CompletedTask;
    }

    public override async ValueTask OnDisconnectedAsync(WsDisconnect disconnect)
    {
        log.Entries.Enqueue($"disconnected {Connection.Id}");
        foreach (string room in Connection.Rooms)
        {
            await Room(room).SaidAsync(new Said(room, name, "left", TimeProvider.GetUtcNow()));
        }

        log.Disconnected.TrySetResult(disconnect);
    }

    public ValueTask DisposeAsync()
    {
        log.Disposed.TrySetResult();
        return ValueTask.CompletedTask;
    }

    public async ValueTask JoinAsync(Join message, CancellationToken cancellationToken)
    {
        name = message.Name;
        await Connection.JoinAsync(message.Room, cancellationToken);
    }

    public ValueTask LeaveAsync(Leave message, CancellationToken cancellationToken) => Connection.LeaveAsync(message.Room, cancellationToken);

    public ValueTask SayAsync(Say message, CancellationToken cancellationToken)
    {
        if (!Connection.Rooms.Contains(message.Room))
        {
            throw new WsException("chat.not_joined", $"Join '{message.Room}' before you speak in it.");
        }

        var said = new Said(message.Room, name, message.Text, TimeProvider.GetUtcNow());
        history.Add(said);
        return Room(message.Room).SaidAsync(said, cancellationToken);
    }

    public ValueTask TellAsync(Tell message, CancellationToken cancellationToken)
    {
        var said = new Said(message.To, name, message.Text, TimeProvider.GetUtcNow());
        return message.Whom switch
        {
            "caller" => Caller.SaidAsync(said, cancellationToken),
            "others" => Others.SaidAsync(said, cancellationToken),
            "everyone" => Everyone.SaidAsync(said, cancellationToken),
            "othersIn" => OthersIn(message.To).SaidAsync(said, cancellationToken),
            "client" => Client(message.To).SaidAsync(said, cancellationToken),
            "user" => User(message.To).SaidAsync(said, cancellationToken),
            "connection" => Connection.SendAsync(said, cancellationToken),
            _ => throw new WsException("chat.whom", $"Nobody is called '{message.Whom}'."),
        };
    }

    public ValueTask FailAsync(Fail message, CancellationToken cancellationToken) => message.How switch
    {
        "ws" => throw new WsException("chat.failed", "It failed as asked."),
        "long" => throw new WsException("chat.failed", new string('é', 200)),
        "close" => Connection.CloseAsync(4321, "as.asked"),
        _ => throw new InvalidOperationException("secret"),
    };

    public ValueTask<History> GetHistoryAsync(GetHistory request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new History([.. history.TakeLast(request.Count)]));

    public Task<Echoed> EchoAsync(Echo request) => Task.FromResult(new Echoed(request.Text));

    public ValueTask<Blob> GetBigAsync(GetBig request, CancellationToken cancellationToken) => ValueTask.FromResult(new Blob(new string('x', request.Bytes)));

    public async ValueTask<Answer> AskMeAsync(AskMe request, CancellationToken cancellationToken)
    {
        Confirmed confirmed = await Caller.ConfirmAsync(new Confirm(request.Question), cancellationToken);
        return new Answer(confirmed.Yes);
    }

    public async ValueTask<Echoed> HoldAsync(Hold request, CancellationToken cancellationToken)
    {
        log.Holding.TrySetResult();
        try
        {
            await log.Release.Task.WaitAsync(cancellationToken);
            return new Echoed("released");
        }
        catch (OperationCanceledException)
        {
            log.HoldCanceled.TrySetResult();
            throw;
        }
    }

    public async IAsyncEnumerable<Number> CountToAsync(CountTo request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        int value = 0;
        try
        {
            while (request.Forever || value < request.Last)
            {
                yield return new Number(++value);
            }

            if (request.Last < 0)
            {
                throw new WsException("chat.failed", "There is nothing to count.");
            }

            await Task.CompletedTask;
        }
        finally
        {
            log.StreamEnded.TrySetResult(cancellationToken.IsCancellationRequested ? $"canceled after {value}" : $"ended after {value}");
        }
    }

    public async ValueTask<Total> SumAsync(Sum request, IAsyncEnumerable<Number> numbers, CancellationToken cancellationToken)
    {
        long sum = 0;
        await foreach (Number number in numbers.WithCancellation(cancellationToken))
        {
            sum += number.Value;
        }

        return new Total(request.Label, sum);
    }

    public async ValueTask CollectAsync(Collect request, IAsyncEnumerable<Number> numbers, CancellationToken cancellationToken)
    {
        await foreach (Number number in numbers.WithCancellation(cancellationToken))
        {
            log.Entries.Enqueue($"collected {number.Value}");
        }
    }

    public async IAsyncEnumerable<Number> DoubleAllAsync(DoubleAll request, IAsyncEnumerable<Number> numbers, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (Number number in numbers.WithCancellation(cancellationToken))
        {
            yield return new Number(number.Value * 2);
        }
    }
}
