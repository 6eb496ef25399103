namespace TypedSockets.AspNetCore.Tests;

/// <summary>A call that is over serves the next request of its connection, and nothing of the first is left in it.</summary>
public sealed class IncomingCallTests
{
    private const int MaxSpare = 16;

    private static readonly WsOperation Request = WsOperation.Request<ChatEndpoint, Echo, Echo>(static (_, message, _) => new(message));

    [Fact]
    public async Task A_call_that_is_over_serves_the_next_request()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        using RawClient client = await server.ConnectAsync();
        IncomingCalls calls = NewCalls(server);
        IncomingCall first = calls.TryOpen("a longer id"u8, Request)!;
        calls.Close(first);
        calls.Forget(first);

        IncomingCall second = calls.TryOpen("7"u8, Request)!;

        Assert.Same(first, second);
        Assert.Equal("7"u8, second.Id.Span);
        Assert.True(second.IsOpen);
        Assert.False(second.Canceled.IsCancellationRequested);
        Assert.False(calls.IsOpen("a longer id"u8, out _));
    }

    [Fact]
    public async Task A_call_that_was_canceled_serves_no_other()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        using RawClient client = await server.ConnectAsync();
        IncomingCalls calls = NewCalls(server);
        IncomingCall first = calls.TryOpen("7"u8, Request)!;
        Assert.True(calls.TryCancel("7"u8, ErrorCodes.Canceled));
        calls.Forget(first);

        IncomingCall second = calls.TryOpen("7"u8, Request)!;

        Assert.NotSame(first, second);
        Assert.False(second.Canceled.IsCancellationRequested);
        Assert.True(first.Canceled.IsCancellationRequested);
    }

    [Fact]
    public async Task A_call_that_somebody_holds_serves_no_other_and_is_asked_to_give_up_in_vain()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        using RawClient client = await server.ConnectAsync();
        IncomingCalls calls = NewCalls(server);
        IncomingCall first = calls.TryOpen("7"u8, Request)!;
        IncomingCall held = Assert.Single(calls.ToArray());

        // Its handler ends at this very moment.
        calls.Forget(first);

        held.TryCancel(ErrorCodes.Unavailable);
        Assert.NotSame(held, calls.TryOpen("7"u8, Request));
    }

    [Theory]
    [InlineData(MaxSpare, MaxSpare)]
    [InlineData(MaxSpare + 1, MaxSpare)]
    public async Task No_more_calls_are_kept_for_later_than_a_burst_needs(int burst, int kept)
    {
        await using ChatServer server = await ChatServer.StartAsync();
        using RawClient client = await server.ConnectAsync();
        IncomingCalls calls = NewCalls(server);
        IncomingCall[] first = OpenAll();
        Assert.All(first, calls.Forget);

        Assert.Equal(kept, OpenAll().Intersect(first).Count());

        IncomingCall[] OpenAll() => [.. Enumerable.Range(0, burst).Select(i => calls.TryOpen([(byte)('a' + i)], Request)!)];
    }

    private static IncomingCalls NewCalls(ChatServer server) => new(Assert.Single(server.Context.Connections).Peer, new WsOptions());
}
