using Chat;

namespace TypedSockets.Native.Benchmarks;

/// <summary>Generated clients.</summary>
internal sealed class TypedSocketsCrowd : ICrowd
{
    private readonly List<ChatClient> clients = [];
    private readonly Ears ears = new();

    public async Task EnterAsync(Uri server, int number)
    {
        var client = new ChatClient(new UriBuilder(server) { Scheme = "ws", Path = "/chat" }.Uri);
        clients.Add(client);
        client.OnSaid(_ => ears.Hear());
        await client.ConnectAsync();
        await client.JoinAsync(new Join(ICrowd.RoomOf(number), $"Visitor {number}"));
        await client.GetMembersAsync(new GetMembers(ICrowd.RoomOf(number)));
    }

    public async Task TalkAsync()
    {
        Task heard = ears.ListenAsync(clients.Count * ICrowd.RoomSize);
        for (int number = 0; number < clients.Count; number++)
        {
            await clients[number].SayAsync(new Say(ICrowd.RoomOf(number), "Has anyone seen my umbrella?"));
        }

        await heard;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (ChatClient client in clients)
        {
            await client.DisposeAsync();
        }
    }
}
