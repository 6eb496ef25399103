namespace TypedSockets.Client.Tests;

/// <summary>The client's frames and those of the framework's server.</summary>
public sealed class InteropTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1_000)]
    [InlineData(16_384)]
    [InlineData(65_450)]
    [InlineData(65_536)]
    [InlineData(120_000)]
    public async Task Messages_of_every_size_go_both_ways(int size)
    {
        await using FakeServer server = await FakeServer.StartAsync();
        await using var client = new TestClient(server.Uri);
        var said = new TaskCompletionSource<string>();
        client.On<Said>(message => said.SetResult(message.Text));
        ServerConnection connection = await server.ConnectAsync(client);
        string text = new('x', size);

        await client.SendAsync(new Say(text), Token);
        Assert.Equal(text, (await connection.ReceiveAsync("chat.say")).Text);
        await connection.SendAsync("chat.said", $$"""{"text":"{{text}}"}""");
        Assert.Equal(text, await said.Task.Patiently());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(125)]
    public async Task A_message_may_come_in_fragments_that_split_its_characters(int bytes)
    {
        await using FakeServer server = await FakeServer.StartAsync();
        await using var client = new TestClient(server.Uri);
        var said = new TaskCompletionSource<string>();
        client.On<Said>(message => said.SetResult(message.Text));
        ServerConnection connection = await server.ConnectAsync(client);
        string text = string.Concat(Enumerable.Repeat("é€😀", 50));

        await connection.SendInFragmentsAsync("chat.said", $$"""{"text":"{{text}}"}""", bytes);

        Assert.Equal(text, await said.Task.Patiently());
    }

    [Fact]
    public async Task Many_messages_sent_at_once_arrive_in_their_order()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        await using var client = new TestClient(server.Uri);
        ServerConnection connection = await server.ConnectAsync(client);

        for (int i = 0; i < 900; i++)
        {
            await client.SendAsync(new Say($"{i}"), Token);
        }

        for (int i = 0; i < 900; i++)
        {
            Assert.Equal($"{i}", (await connection.ReceiveAsync("chat.say")).Text);
        }
    }
}
