using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace TypedSockets.AspNetCore.Tests;

/// <summary>Rooms, and whom each target reaches.</summary>
public sealed class RoomTests
{
    [Fact]
    public async Task A_message_to_a_room_reaches_its_members_and_nobody_else()
    {
        await using MemoryChatServer server = await MemoryChatServer.StartAsync();
        using RawClient ada = await JoinAsync(server, "Ada", "lobby");
        using RawClient bob = await JoinAsync(server, "Bob", "lobby");
        using RawClient eve = await JoinAsync(server, "Eve", "kitchen");

        await ada.SendAsync("chat.say", """{"room":"lobby","text":"hi"}""");

        foreach (RawClient member in (RawClient[])[ada, bob])
        {
            JsonElement payload = (await member.ReceiveAsync("chat.said")).GetProperty("payload");
            Assert.Equal(("lobby", "Ada", "hi"), (payload.GetProperty("room").GetString(), payload.GetProperty("name").GetString(), payload.GetProperty("text").GetString()));
        }

        await eve.FlushAsync();
    }

    [Fact]
    public async Task A_room_exists_while_somebody_is_in_it()
    {
        await using MemoryChatServer server = await MemoryChatServer.StartAsync();
        WsRooms rooms = server.Context.Rooms;
        using RawClient ada = await JoinAsync(server, "Ada", "lobby");
        using RawClient bob = await JoinAsync(server, "Bob", "lobby");
        Assert.Equal((1, 2, 2), (rooms.Count, rooms.CountMembers("lobby"), rooms.Members("lobby").Count));
        Assert.Equal(["lobby"], rooms.Names);

        await ada.SendAsync("chat.join", """{"room":"lobby","name":"Ada"}""");
        await ada.SendAsync("chat.leave", """{"room":"lobby"}""");
        await ada.SendAsync("chat.leave", """{"room":"never joined"}""");
        await ada.FlushAsync();
        Assert.Equal((1, 1), (rooms.Count, rooms.CountMembers("lobby")));

        await bob.CloseAsync();
        await server.Log.Disconnected.Task;
        Assert.Equal((0, 0), (rooms.Count, rooms.CountMembers("lobby")));
        Assert.Empty(rooms.Names);
        Assert.Empty(rooms.Members("lobby"));
    }

    [Theory]
    [InlineData("caller", "", true, false, false)]
    [InlineData("connection", "", true, false, false)]
    [InlineData("others", "", false, true, true)]
    [InlineData("everyone", "", true, true, true)]
    [InlineData("othersIn", "lobby", false, true, false)]
    [InlineData("othersIn", "nowhere", false, false, false)]
    [InlineData("client", "bob", false, true, false)]
    [InlineData("client", "nobody", false, false, false)]
    public async Task A_target_reaches_whom_it_names(string whom, string to, bool reachesAda, bool reachesBob, bool reachesEve)
    {
        await using MemoryChatServer server = await MemoryChatServer.StartAsync();
        using RawClient ada = await JoinAsync(server, "Ada", "lobby");
        using RawClient bob = await JoinAsync(server, "Bob", "lobby");
        using RawClient eve = await JoinAsync(server, "Eve", "kitchen");
        string bobsId = server.Context.Rooms.Members("lobby").Single(member => member.Id != FirstId(server)).Id;

        await ada.SendAsync("chat.tell", $$"""{"whom":"{{whom}}","to":"{{(to == "bob" ? bobsId : to)}}","text":"hi"}""");
        await ada.SendAsync("chat.echo", """{"text":"done"}""", "done");

        Assert.Equal(reachesAda, await ReceivesAsync(ada, "done"));
        Assert.Equal(reachesBob, await ReceivesAsync(bob));
        Assert.Equal(reachesEve, await ReceivesAsync(eve));
    }

    [Fact]
    public async Task A_user_is_all_connections_with_the_same_name_identifier()
    {
        await using MemoryChatServer server = await MemoryChatServer.StartAsync(map: static app =>
        {
            app.Use(static (context, next) =>
            {
                context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, context.Request.Query["as"].ToString())], "test"));
                return next(context);
            });
            app.MapTypedSocket<ChatEndpoint>("/chat");
        });
        using RawClient phone = await ConnectAsAsync(server, "ada");
        using RawClient laptop = await ConnectAsAsync(server, "ada");
        using RawClient bob = await ConnectAsAsync(server, "bob");

        await server.Context.User("ada").SaidAsync(new Said("", "", "hi", default), TestContext.Current.CancellationToken);

        await phone.ReceiveAsync("chat.said");
        await laptop.ReceiveAsync("chat.said");
        await bob.FlushAsync();
        Assert.Equal("bob", server.Context.Connections.Single(connection => connection.User.FindFirstValue(ClaimTypes.NameIdentifier) == "bob").User.Claims.Single().Value);

        Task<Confirmed> confirming = server.Context.User("bob").ConfirmAsync(new Confirm("Sure?"), TestContext.Current.CancellationToken).AsTask();
        await bob.SendAsync("chat.confirmed", """{"yes":true}""", (await bob.ReceiveAsync("chat.confirm")).GetProperty("id").GetString());
        Assert.True((await confirming).Yes);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await server.Context.User("ada").ConfirmAsync(new Confirm("Sure?"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public async Task A_connection_is_in_as_many_rooms_as_the_bound_allows(int rooms, bool allowed)
    {
        await using MemoryChatServer server = await MemoryChatServer.StartAsync(options => options.MaxRoomsPerConnection = 2);
        using RawClient client = await server.ConnectAsync();

        for (int room = 1; room < rooms; room++)
        {
            await client.SendAsync("chat.join", $$"""{"room":"{{room}}","name":"Ada"}""");
        }

        await client.SendAsync("chat.join", $$"""{"room":"{{rooms}}","name":"Ada"}""", "7");

        if (!allowed)
        {
            await client.ReceiveErrorAsync("ws.room_limit", "7");
        }

        await client.FlushAsync();
        Assert.Equal(2, server.Context.Rooms.Count);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(255, true)]
    [InlineData(256, false)]
    public async Task A_rooms_name_has_1_to_255_bytes(int bytes, bool allowed)
    {
        await using MemoryChatServer server = await MemoryChatServer.StartAsync();
        using RawClient client = await server.ConnectAsync();

        await client.SendAsync("chat.join", $$"""{"room":"{{new string('r', bytes)}}","name":"Ada"}""", "7");

        if (!allowed)
        {
            await client.ReceiveErrorAsync("ws.room_limit", "7");
        }

        await client.FlushAsync();
        Assert.Equal(allowed ? 1 : 0, server.Context.Rooms.Count);
    }

    [Fact]
    public async Task Paths_that_serve_one_endpoint_type_share_its_rooms()
    {
        await using MemoryChatServer server = await MemoryChatServer.StartAsync(map: static app =>
        {
            app.MapTypedSocket<ChatEndpoint>("/chat");
            app.MapTypedSocket<ChatEndpoint>("/other");
        });
        using RawClient ada = await JoinAsync(server, "Ada", "lobby");
        using RawClient bob = await server.ConnectAsync("/other");
        await bob.SendAsync("chat.join", """{"room":"lobby","name":"Bob"}""");

        await bob.SendAsync("chat.say", """{"room":"lobby","text":"hi"}""");

        await ada.ReceiveAsync("chat.said");
        Assert.Equal(2, server.Context.Connections.Count);
    }

    [Fact]
    public async Task Rooms_survive_that_many_come_and_go_at_once()
    {
        var rooms = new RoomTable();
        var member = new CountingMember();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (int i = 0; i < 20_000; i++)
            {
                rooms.Leave("busy", rooms.Join("busy", member));
            }
        })));

        Assert.Equal(0, rooms.Count);
        RoomPlace place = rooms.Join("busy", member);
        Assert.True(rooms.TryFind("busy", out Room? room));
        Assert.Equal(1, room.Count);
        rooms.Leave("busy", place);
    }

    [Theory]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(1_000)]
    public void A_room_that_shrank_looks_at_few_places_and_at_everyone_who_has_stayed(int most)
    {
        var room = new Room();
        var members = new CountingMember[most];
        var places = new RoomPlace[most];
        for (int i = 0; i < most; i++)
        {
            members[i] = new CountingMember();
            places[i] = room.Add(members[i])!;
        }

        // One in a hundred stays, and then as many come again.
        for (int i = 0; i < most; i++)
        {
            if (i % 100 != 0)
            {
                room.Remove(places[i], removeWhenEmpty: true);
                members[i].Expected = 0;
            }
        }

        Assert.InRange(room.Places, room.Count, Math.Max(16, 4 * room.Count));
        Send(room);
        Assert.All(members, static member => Assert.Equal(member.Expected, member.Received));

        for (int i = 0; i < most; i++)
        {
            if (members[i].Expected == 0)
            {
                members[i].Expected = 1;
                places[i] = room.Add(members[i])!;
            }
            else
            {
                members[i].Expected = 2;
            }
        }

        Send(room);
        Assert.All(members, static member => Assert.Equal(member.Expected, member.Received));
        Assert.All(places[1..], place => Assert.False(room.Remove(place, removeWhenEmpty: true)));
        Assert.True(room.Remove(places[0], removeWhenEmpty: true));
    }

    [Fact]
    public async Task Who_stays_receives_every_message_once_while_others_come_and_go()
    {
        const int Turns = 50;
        var room = new Room();
        CountingMember[] staying = [.. Enumerable.Range(0, 20).Select(static _ => new CountingMember())];
        using var done = new CancellationTokenSource();
        int turns = 0;

        // Between these the room grows to hundreds and shrinks again, over and over.
        Task[] others = [.. Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            var passing = new CountingMember();
            var places = new Stack<RoomPlace>();
            while (!done.IsCancellationRequested)
            {
                while (places.Count < 200)
                {
                    places.Push(room.Add(passing)!);
                }

                while (places.TryPop(out RoomPlace? place))
                {
                    room.Remove(place, removeWhenEmpty: false);
                }

                Interlocked.Increment(ref turns);
            }
        }))];
        foreach (CountingMember member in staying)
        {
            room.Add(member);
        }

        int sent = 0;
        try
        {
            for (; Volatile.Read(ref turns) < Turns; sent++)
            {
                TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
                Send(room);
            }
        }
        finally
        {
            await done.CancelAsync();
            await Task.WhenAll(others);
        }

        Assert.All(staying, member => Assert.Equal(sent, member.Received));
        Assert.Equal(staying.Length, room.Count);
    }

    private static void Send(Room room)
    {
        var broadcast = new Broadcast<Said>(new Said("lobby", "Ada", "hi", default), default, new WsOptions());
        room.Send(ref broadcast, except: null);
        broadcast.Release();
    }

    private static string FirstId(MemoryChatServer server) => server.Log.Entries.First(entry => entry.StartsWith("connected", StringComparison.Ordinal))["connected ".Length..];

    private static async Task<RawClient> JoinAsync(MemoryChatServer server, string name, string room)
    {
        RawClient client = await server.ConnectAsync();
        await client.SendAsync("chat.join", $$"""{"room":"{{room}}","name":"{{name}}"}""");
        await client.FlushAsync();
        return client;
    }

    private static Task<RawClient> ConnectAsAsync(MemoryChatServer server, string user) => server.ConnectAsync($"/chat?as={user}");

    /// <summary>True where an event came before the answer to what is asked now, or was asked before.</summary>
    private static async Task<bool> ReceivesAsync(RawClient client, string? asked = null)
    {
        if (asked is null)
        {
            await client.SendAsync("chat.echo", """{"text":"done"}""", "done");
        }

        bool received = false;
        while ((await client.ReceiveAsync()).GetProperty("type").GetString() == "chat.said")
        {
            received = true;
        }

        return received;
    }

    private sealed class CountingMember : IRoomMember
    {
        public int Expected { get; set; } = 1;

        public int Received { get; private set; }

        public WireProtocol Protocol => WireProtocol.Json;

        public void SendEvent(Frame frame) => Received++;
    }
}
