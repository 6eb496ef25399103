using Chat;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;

namespace TypedSockets.Native.Benchmarks;

/// <summary>Clients of SignalR, which connect at once over a WebSocket.</summary>
internal sealed class SignalRCrowd : ICrowd
{
    private readonly List<HubConnection> clients = [];
    private readonly Ears ears = new();

    public async Task EnterAsync(Uri server, int number)
    {
        HubConnection client = new HubConnectionBuilder()
            .WithUrl(new Uri(server, "/chat"), options =>
            {
                options.Transports = HttpTransportType.WebSockets;
                options.SkipNegotiation = true;
            })
            .Build();
        clients.Add(client);
        client.On<Said>("Said", _ => ears.Hear());
        await client.StartAsync();
        await client.InvokeAsync("Join", new Join(ICrowd.RoomOf(number), $"Visitor {number}"));
    }

    public async Task TalkAsync()
    {
        Task heard = ears.ListenAsync(clients.Count * ICrowd.RoomSize);
        for (int number = 0; number < clients.Count; number++)
        {
            await clients[number].SendAsync("Say", new Say(ICrowd.RoomOf(number), "Has anyone seen my umbrella?"));
        }

        await heard;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (HubConnection client in clients)
        {
            await client.DisposeAsync();
        }
    }
}
