using System.Runtime.CompilerServices;
using TypedSockets.FaultTests.Harness;

namespace TypedSockets.FaultTests.Calls;

/// <summary>How a stream ends early, and that both its sides hear of it.</summary>
public sealed class StreamEndTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_fault_of_the_servers_stream_comes_after_its_items()
    {
        await using FaultServer server = await FaultServer.StartAsync();
        await using CallsClient client = await ConnectAsync(server);
        long count = 0;

        WsException fault = await Assert.ThrowsAsync<WsException>(async () =>
        {
            await foreach (Item item in client.CountAsync(new Count(100, FailsWith: "calls.broken"), Token))
            {
                count++;
            }
        }).WaitAsync(Changes.Patience, Token);

        Assert.Equal((100, "calls.broken", "It failed as asked."), (count, fault.Code, fault.Message));
        Assert.NotNull(fault.RequestId);
    }

    [Fact]
    public async Task A_reader_of_a_client_stream_that_fails_ends_the_stream()
    {
        await using FaultServer server = await FaultServer.StartAsync();
        await using CallsClient client = await ConnectAsync(server);
        var source = new Source();

        WsException fault = await Assert.ThrowsAsync<WsException>(() => client.SumAsync(new Sum(FailsWith: "calls.broken"), source.Forever, Token).AsTask()).WaitAsync(Changes.Patience, Token);

        Assert.Equal(("calls.broken", "It failed as asked."), (fault.Code, fault.Message));
        await source.Left.WaitAsync(Changes.Patience, Token);
    }

    [Theory]
    [InlineData("calls.source", "calls.source")]
    [InlineData(null, "ws.internal")]
    public async Task A_client_stream_that_fails_tells_its_reader_and_fails_its_caller_with_the_same(string? code, string told)
    {
        await using FaultServer server = await FaultServer.StartAsync();
        await using CallsClient client = await ConnectAsync(server);
        Exception thrown = code is null ? new InvalidTimeZoneException("secret") : new WsException(code, "No more.");

        Exception fault = await Assert.ThrowsAnyAsync<Exception>(() => client.SumAsync(new Sum(), Source.FailAsync(10, thrown), Token).AsTask()).WaitAsync(Changes.Patience, Token);

        Assert.Same(thrown, fault);
        WsException heard = Assert.IsType<WsException>(await server.Calls.UploadFault.Task.WaitAsync(Changes.Patience, Token));
        Assert.Equal(told, heard.Code);
        Assert.DoesNotContain("secret", heard.Message, StringComparison.Ordinal);
        Assert.Equal(10, server.Calls.Taken.Wanted - 1);
        Assert.Empty(server.Log.Errors);
    }

    [Fact]
    public async Task An_exchange_whose_items_fail_ends_with_what_they_threw_after_what_came_back()
    {
        await using FaultServer server = await FaultServer.StartAsync();
        await using CallsClient client = await ConnectAsync(server);
        long count = 0;

        InvalidTimeZoneException thrown = new("secret");
        InvalidTimeZoneException fault = await Assert.ThrowsAsync<InvalidTimeZoneException>(async () =>
        {
            await foreach (Item item in client.ExchangeAsync(new Exchange(), Source.FailAsync(10, thrown), Token))
            {
                count++;
            }
        }).WaitAsync(Changes.Patience, Token);

        Assert.Same(thrown, fault);
        Assert.Equal(10, count);
    }

    [Fact]
    public async Task Canceling_a_stream_reaches_the_server()
    {
        await using FaultServer server = await FaultServer.StartAsync();
        await using CallsClient client = await ConnectAsync(server);
        using var giveUp = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (Item item in client.CountAsync(new Count(long.MaxValue), giveUp.Token))
            {
                await giveUp.CancelAsync();
            }
        }).WaitAsync(Changes.Patience, Token);

        await server.Calls.CountCanceled.Task.WaitAsync(Changes.Patience, Token);
    }

    [Fact]
    public async Task Canceling_a_client_stream_reaches_its_reader_and_its_source()
    {
        await using FaultServer server = await FaultServer.StartAsync();
        await using CallsClient client = await ConnectAsync(server);
        using var giveUp = new CancellationTokenSource();
        var source = new Source();

        Task<Total> adding = client.SumAsync(new Sum(), source.Forever, giveUp.Token).AsTask();
        await server.Calls.Taken.Changes.UntilAsync(() => server.Calls.Taken.Wanted > 100, static () => "A hundred items were taken.");
        await giveUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => adding.WaitAsync(Changes.Patience, Token));
        Assert.IsType<OperationCanceledException>(await server.Calls.UploadFault.Task.WaitAsync(Changes.Patience, Token), exactMatch: false);
        await source.Left.WaitAsync(Changes.Patience, Token);
    }

    [Fact]
    public async Task A_broken_connection_ends_every_form_of_stream_on_both_sides()
    {
        await using FaultServer server = await FaultServer.StartAsync();
        await using CallsClient client = await ConnectAsync(server);
        var source = new Source();
        var exchanged = new Source();
        await using IAsyncEnumerator<Item> counted = client.CountAsync(new Count(long.MaxValue), Token).GetAsyncEnumerator(Token);
        await using IAsyncEnumerator<Item> returned = client.ExchangeAsync(new Exchange(), exchanged.Forever, Token).GetAsyncEnumerator(Token);
        Task<Total> adding = client.SumAsync(new Sum(), source.Forever, Token).AsTask();
        Assert.True(await counted.MoveNextAsync());
        Assert.True(await returned.MoveNextAsync());
        await server.Calls.Taken.Changes.UntilAsync(() => server.Calls.Taken.Wanted > 100, static () => "A hundred items were taken.");

        Assert.Single(server.CallContext.Connections).Abort();

        await Assert.ThrowsAsync<WsDisconnectedException>(() => ReadToEndAsync(counted).WaitAsync(Changes.Patience, Token));
        await Assert.ThrowsAsync<WsDisconnectedException>(() => ReadToEndAsync(returned).WaitAsync(Changes.Patience, Token));
        await Assert.ThrowsAsync<WsDisconnectedException>(() => adding.WaitAsync(Changes.Patience, Token));
        Assert.IsType<WsDisconnectedException>(await server.Calls.UploadFault.Task.WaitAsync(Changes.Patience, Token));
        await server.Calls.CountCanceled.Task.WaitAsync(Changes.Patience, Token);
        await source.Left.WaitAsync(Changes.Patience, Token);
        await exchanged.Left.WaitAsync(Changes.Patience, Token);
    }

    private static async Task ReadToEndAsync(IAsyncEnumerator<Item> items)
    {
        while (await items.MoveNextAsync())
        {
            // What had come before is read first.
        }
    }

    private static async Task<CallsClient> ConnectAsync(FaultServer server)
    {
        var client = new CallsClient(server.CallsUri);
        await client.ConnectAsync(Token);
        return client;
    }

    /// <summary>Where the items of a client stream come from.</summary>
    private sealed class Source
    {
        private readonly TaskCompletionSource left = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Completes when nobody takes items any more.</summary>
        public Task Left => left.Task;

        /// <summary>Items until nobody takes them any more.</summary>
        public IAsyncEnumerable<Item> Forever => MakeAsync(CancellationToken.None);

        public static async IAsyncEnumerable<Item> FailAsync(int after, Exception exception)
        {
            for (int number = 1; number <= after; number++)
            {
                await Task.Yield();
                yield return new Item(number);
            }

            throw exception;
        }

        private async IAsyncEnumerable<Item> MakeAsync([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            try
            {
                for (long number = 1; !cancellationToken.IsCancellationRequested; number++)
                {
                    await Task.Yield();
                    yield return new Item(number);
                }
            }
            finally
            {
                left.TrySetResult();
            }
        }
    }
}
