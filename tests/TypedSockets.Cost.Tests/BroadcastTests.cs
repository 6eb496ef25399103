namespace TypedSockets.Cost.Tests;

/// <summary>A broadcast is encoded once; what it allocates does not depend on how many receive it.</summary>
public sealed class BroadcastTests
{
    private const int Turns = 200;

    [Theory]
    [InlineData("json")]
    [InlineData("msgpack")]
    public async Task A_member_of_a_broadcast_allocates_nothing(string name)
    {
        WireProtocol protocol = Frames.Named(name);
        await using var server = new FeedServer();
        var answers = new Answers();
        Line publisher = await server.ConnectAsync(protocol);
        answers.Watch(publisher);
        byte[] publish = Frames.Of(protocol, new Publish("The market opens in five minutes."));

        long alone = CostOf(1);
        await JoinAsync(server, protocol, answers, 499);
        long withMany = CostOf(500);

        Assert.InRange(withMany, 0, alone);

        long CostOf(int members) => Cost.OfOne(Turns, () =>
        {
            long next = answers.Frames + members;
            publisher.Deliver(publish);
            answers.WaitFor(next);
        });
    }

    [Fact]
    public async Task A_broadcast_reaches_every_member_in_one_frame()
    {
        await using var server = new FeedServer();
        var answers = new Answers();
        Line publisher = await server.ConnectAsync(Frames.Json);
        answers.Watch(publisher);
        await JoinAsync(server, Frames.Json, answers, 99);

        publisher.Deliver(Frames.Of(Frames.Json, new Publish("now")));

        answers.WaitFor(100);
        Assert.Equal(100, answers.Frames);
        Assert.Equal(100, answers.Writes);
    }

    private static async Task JoinAsync(FeedServer server, WireProtocol protocol, Answers answers, int members)
    {
        for (int i = 0; i < members; i++)
        {
            answers.Watch(await server.ConnectAsync(protocol));
        }
    }
}
