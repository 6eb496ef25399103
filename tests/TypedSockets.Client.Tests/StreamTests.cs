using System.Runtime.CompilerServices;

namespace TypedSockets.Client.Tests;

public sealed class StreamTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stream_grants_credit_as_it_is_read_and_ends()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        await using var client = new TestClient(server.Uri);
        ServerConnection connection = await server.ConnectAsync(client);
        await using IAsyncEnumerator<Number> numbers = client.StreamAsync<Count, Number>(new Count(96), Token).GetAsyncEnumerator(Token);

        ValueTask<bool> moved = numbers.MoveNextAsync();
        string id = (await connection.ReceiveAsync("chat.count")).Id!;
        await SendNumbersAsync(connection, id, 0, 64);
        for (int i = 0; i < 32; i++)
        {
            Assert.True(await moved.Patiently());
            Assert.Equal(i, numbers.Current.Value);
            Assert.False(connection.HasReceived && i < 31, "Credit came before half of it was used.");
            moved = numbers.MoveNextAsync();
        }

        ClientFrame credit = await connection.ReceiveAsync("ws.credit");
        Assert.Equal((id, 32), (credit.Id, credit.Payload.GetProperty("items").GetInt32()));
        await SendNumbersAsync(connection, id, 64, 32);
        await connection.SendAsync("ws.end", id: id);
        int last = 31;
        while (await moved.Patiently())
        {
            Assert.Equal(++last, numbers.Current.Value);
            moved = numbers.MoveNextAsync();
        }

        Assert.Equal(95, last);
    }

    [Fact]
    public async Task A_server_that_exceeds_its_credit_is_left()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        await using var client = new TestClient(server.Uri);
        ServerConnection connection = await server.ConnectAsync(client);
        await using IAsyncEnumerator<Number> numbers = client.StreamAsync<Count, Number>(new Count(100), Token).GetAsyncEnumerator(Token);

        ValueTask<bool> moved = numbers.MoveNextAsync();
        string id = (await connection.ReceiveAsync("chat.count")).Id!;
        await SendNumbersAsync(connection, id, 0, 65);

        await connection.AssertClosedAsync(1008);
        Assert.True(await moved.Patiently());
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public async Task An_item_over_the_limit_fails_the_stream_and_nothing_else(int over, bool fails)
    {
        await using FakeServer server = await FakeServer.StartAsync();
        await using var client = new TestClient(server.Uri, new WsClientOptions { MaxStreamItemBytes = 2_000 });
        ServerConnection connection = await server.ConnectAsync(client);
        await using IAsyncEnumerator<Number> numbers = client.StreamAsync<Count, Number>(new Count(1), Token).GetAsyncEnumerator(Token);
        ValueTask<bool> moved = numbers.MoveNextAsync();
        string id = (await connection.ReceiveAsync("chat.count")).Id!;

        int length = """{"type":"chat.number","id":"","payload":{"value":7,"more":""}}""".Length + id.Length;
        await connection.SendAsync("chat.number", $$"""{"value":7,"more":"{{new string('x', 2_000 - length + over)}}"}""", id);

        if (fails)
        {
            Assert.Equal("ws.too_large", (await Assert.ThrowsAsync<WsException>(async () => await moved.Patiently())).Code);
            Assert.Equal(id, (await connection.ReceiveAsync("ws.cancel")).Id);
        }
        else
        {
            Assert.True(await moved.Patiently());
        }

        Assert.Equal(WsClientState.Connected, client.State);
    }

    [Fact]
    public async Task Leaving_a_stream_cancels_it()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        await using var client = new TestClient(server.Uri);
        ServerConnection connection = await server.ConnectAsync(client);

        Task reading = Task.Run(
            async () =>
            {
                await foreach (Number number in client.StreamAsync<Count, Number>(new Count(100), Token))
                {
                    break;
                }
            },
            Token);
        string id = (await connection.ReceiveAsync("chat.count")).Id!;
        await SendNumbersAsync(connection, id, 0, 1);

        Assert.Equal(id, (await connection.ReceiveAsync("ws.cancel")).Id);
        await reading.Patiently();
    }

    [Fact]
    public async Task An_upload_sends_its_items_within_credit_and_awaits_the_response()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        await using var client = new TestClient(server.Uri);
        ServerConnection connection = await server.ConnectAsync(client);

        Task<Answer> upload = client.UploadAsync<Count, Number, Answer>(new Count(70), NumbersAsync(70, Token), Token).AsTask();
        string id = (await connection.ReceiveAsync("chat.count")).Id!;
        for (int i = 0; i < 64; i++)
        {
            Assert.Equal(i, (await connection.ReceiveAsync("chat.number")).Payload.GetProperty("value").GetInt32());
        }

        await connection.RoundTripAsync(client);
        await connection.SendAsync("ws.credit", """{"items":6}""", id);
        for (int i = 64; i < 70; i++)
        {
            Assert.Equal(i, (await connection.ReceiveAsync("chat.number")).Payload.GetProperty("value").GetInt32());
        }

        Assert.Equal(id, (await connection.ReceiveAsync("ws.end")).Id);
        await connection.SendAsync("chat.answer", """{"text":"70"}""", id);
        Assert.Equal("70", (await upload.Patiently()).Text);
    }

    [Fact]
    public async Task An_upload_without_response_completes_with_the_servers_end()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        await using var client = new TestClient(server.Uri);
        ServerConnection connection = await server.ConnectAsync(client);

        Task upload = client.UploadAsync(new Count(1), NumbersAsync(1, Token), Token).AsTask();
        string id = (await connection.ReceiveAsync("chat.count")).Id!;
        await connection.ReceiveAsync("chat.number");
        await connection.ReceiveAsync("ws.end");
        Assert.False(upload.IsCompleted);
        await connection.SendAsync("ws.end", id: id);

        await upload.Patiently();
    }

    [Fact]
    public async Task A_stream_is_exchanged_for_a_stream()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        await using var client = new TestClient(server.Uri);
        ServerConnection connection = await server.ConnectAsync(client);

        Task<List<Number>> exchange = Task.Run(
            async () =>
            {
                var numbers = new List<Number>();
                await foreach (Number number in client.DuplexAsync<Count, Number, Number>(new Count(2), NumbersAsync(2, Token), Token))
                {
                    numbers.Add(number);
                }

                return numbers;
            },
            Token);
        string id = (await connection.ReceiveAsync("chat.count")).Id!;
        await connection.ReceiveAsync("chat.number");
        await connection.ReceiveAsync("chat.number");
        await connection.ReceiveAsync("ws.end");
        await SendNumbersAsync(connection, id, 0, 3);
        await connection.SendAsync("ws.end", id: id);

        Assert.Equal([new Number(0), new Number(1), new Number(2)], await exchange.Patiently());
    }

    private static async Task SendNumbersAsync(ServerConnection connection, string id, int first, int count)
    {
        for (int i = first; i < first + count; i++)
        {
            await connection.SendAsync("chat.number", $$"""{"value":{{i}}}""", id);
        }
    }

    private static async IAsyncEnumerable<Number> NumbersAsync(int count, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (int i = 0; i < count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new Number(i);
            await Task.Yield();
        }
    }
}
