namespace TypedSockets.Cost.Tests;

/// <summary>What a request allocates, with everything on: nothing but the messages that the user's code is given.</summary>
public sealed class RequestTests
{
    private const int Turns = 2_000;

    public static TheoryData<string> Protocols => ["json", "msgpack"];

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task A_request_allocates_its_message_and_nothing_else(string name)
    {
        WireProtocol protocol = Frames.Named(name);
        await using var server = new FeedServer();
        Line line = await server.ConnectAsync(protocol);
        var answers = new Answers();
        answers.Watch(line);
        byte[] request = Frames.Of(protocol, Quote.Sample, "7"u8);

        long cost = Cost.OfOne(Turns, () =>
        {
            long next = answers.Frames + 1;
            line.Deliver(request);
            answers.WaitFor(next);
        });

        Assert.InRange(cost, 0, Frames.CostOfReading(protocol, Quote.Sample));
        Assert.True(server.Counted > 0);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task Sixteen_requests_at_once_allocate_their_messages_and_nothing_else(string name)
    {
        const int InFlight = 16;
        WireProtocol protocol = Frames.Named(name);
        await using var server = new FeedServer();
        Line line = await server.ConnectAsync(protocol);
        var answers = new Answers();
        answers.Watch(line);
        byte[] requests = [.. Enumerable.Range(0, InFlight).SelectMany(i => Frames.Of(protocol, Quote.Sample, [(byte)('a' + i)]))];

        long cost = Cost.OfOne(Turns, () =>
        {
            long next = answers.Frames + InFlight;
            line.Deliver(requests);
            answers.WaitFor(next);
        });

        Assert.InRange(cost, 0, InFlight * Frames.CostOfReading(protocol, Quote.Sample));
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task A_request_that_nothing_waits_behind_is_answered_by_the_thread_that_read_it(string name)
    {
        WireProtocol protocol = Frames.Named(name);
        await using var server = new FeedServer();
        Line line = await server.ConnectAsync(protocol);
        var answers = new Answers();
        byte[] request = Frames.Of(protocol, Quote.Sample, "7"u8);
        answers.Settle(line, request);
        HashSet<int> writers = [];
        line.Wrote += _ => writers.Add(Environment.CurrentManagedThreadId);

        for (int i = 0; i < 100; i++)
        {
            line.Deliver(request);
        }

        Assert.Equal([Environment.CurrentManagedThreadId], writers);
    }
}
