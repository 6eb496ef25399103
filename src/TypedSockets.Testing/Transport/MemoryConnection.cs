using System.IO.Pipelines;
using System.Net;
using Microsoft.AspNetCore.Connections;

namespace TypedSockets.Testing;

/// <summary>One connection in memory: the server's end, and the stream of the client's.</summary>
internal sealed class MemoryConnection : DefaultConnectionContext
{
    private readonly Pipe toServer = new();
    private readonly Pipe toClient = new();
    private readonly CancellationTokenSource closed = new();
    private readonly Action<MemoryConnection> forget;

    public MemoryConnection(EndPoint endPoint, Action<MemoryConnection> forget)
        : base(Guid.NewGuid().ToString("N"))
    {
        this.forget = forget;
        Transport = new MemoryPipe(toServer.Reader, toClient.Writer);
        Client = new MemoryStreamPair(toClient.Reader.AsStream(), toServer.Writer.AsStream());
        LocalEndPoint = endPoint;
        ConnectionClosed = closed.Token;
    }

    /// <summary>The client's end.</summary>
    public Stream Client { get; }

    /// <inheritdoc/>
    public override void Abort(ConnectionAbortedException abortReason)
    {
        toServer.Writer.Complete(abortReason);
        toClient.Writer.Complete(abortReason);
        toServer.Reader.CancelPendingRead();
        Close();
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await toServer.Reader.CompleteAsync().ConfigureAwait(false);
        await toClient.Writer.CompleteAsync().ConfigureAwait(false);
        Close();
        await base.DisposeAsync().ConfigureAwait(false);
    }

    private void Close()
    {
        forget(this);
        closed.Cancel();
    }

    private sealed record MemoryPipe(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
