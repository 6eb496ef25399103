using System.Diagnostics;
using TypedSockets.Benchmarks;

namespace TypedSockets.Sockets.Benchmarks;

/// <summary>Connects the whole crowd at once, until each client has got its first answer.</summary>
internal sealed class Connecting(LoadCrowd crowd) : Workload
{
    // More that are not accepted yet would overflow the queue of the listening socket, and a second passes before a client tries again.
    private const int MaxWaiting = 400;

    private readonly byte[] hello = crowd.Dialect.Hello.Length == 0 ? [] : ClientFrame.OfMessage(crowd.Dialect.Hello, crowd.Dialect.IsBinary);
    private readonly ReadOnlyMemory<byte> request = new FrameRing(crowd.Dialect, Payloads.Quote).From(0, 1);
    private readonly ClientState[] states = new ClientState[crowd.Connections.Count];
    private int upgraded;
    private int served;
    private long start;

    public override bool IsDone => served == states.Length;

    /// <summary>How long it took.</summary>
    public TimeSpan Elapsed { get; private set; }

    public override void Begin(long now)
    {
        start = now;
        OpenMore();
    }

    public override void Take(LoadConnection connection, int messages, long now)
    {
        ref var state = ref states[connection.Number];
        if (state == ClientState.Upgrading && connection.IsUpgraded)
        {
            upgraded++;
            state = ClientState.Greeting;
            if (hello.Length > 0)
            {
                connection.Send(hello);
            }

            if (!crowd.Dialect.IsGreeted)
            {
                Ask(connection);
            }
        }

        for (; messages > 0; messages--)
        {
            if (state == ClientState.Greeting)
            {
                Ask(connection);
            }
            else if (state == ClientState.Asking)
            {
                state = ClientState.Served;
                served++;
                Elapsed = Stopwatch.GetElapsedTime(start, now);
            }
        }
    }

    public override void Pass(long now) => OpenMore();

    private void OpenMore()
    {
        while (crowd.Opened < states.Length && crowd.Opened - upgraded < MaxWaiting)
        {
            crowd.OpenNext();
        }
    }

    private void Ask(LoadConnection connection)
    {
        states[connection.Number] = ClientState.Asking;
        connection.Send(request);
    }

    private enum ClientState
    {
        Upgrading,
        Greeting,
        Asking,
        Served,
    }
}
