namespace TypedSockets.Cost.Tests;

/// <summary>How often the stream of a connection is written to: what waits goes out together.</summary>
public sealed class WriteTests
{
    [Fact]
    public async Task A_burst_of_a_hundred_small_messages_takes_two_writes()
    {
        await using var server = new FeedServer();
        Line line = await server.ConnectAsync(Frames.Json);
        var answers = new Answers();
        answers.Watch(line);
        var network = new TaskCompletionSource();
        line.Busy = network.Task;
        WsConnection connection = Assert.Single(server.Hub.Connections);

        for (int i = 0; i < 100; i++)
        {
            await connection.SendAsync(new Published($"message {i}"), TestContext.Current.CancellationToken);
        }

        // The first is being written; the others wait for that.
        answers.WaitFor(1);
        line.Busy = Task.CompletedTask;
        network.SetResult();
        answers.WaitFor(100);
        Assert.Equal(100, answers.Frames);
        Assert.InRange(answers.Writes, 1, 2);
    }

    [Fact]
    public async Task Requests_that_come_together_are_answered_together()
    {
        await using var server = new FeedServer();
        Line line = await server.ConnectAsync(Frames.Json);
        var answers = new Answers();
        answers.Settle(line, Frames.Of(Frames.Json, Quote.Sample, "7"u8));
        long frames = answers.Frames;
        long writes = answers.Writes;
        var network = new TaskCompletionSource();
        line.Busy = network.Task;
        byte[] requests = [.. Enumerable.Range(0, 16).SelectMany(static i => Frames.Of(Frames.Json, Quote.Sample, [(byte)('a' + i)]))];

        line.Deliver(requests);

        answers.WaitFor(frames + 1);
        line.Busy = Task.CompletedTask;
        network.SetResult();
        answers.WaitFor(frames + 16);
        Assert.InRange(answers.Writes - writes, 1, 2);
    }

    [Fact]
    public async Task A_message_of_60_KB_is_one_frame()
    {
        await using var server = new FeedServer();
        Line line = await server.ConnectAsync(Frames.Json);
        var written = new TaskCompletionSource<byte[]>();
        line.Wrote = bytes => written.TrySetResult(bytes.ToArray());
        WsConnection connection = Assert.Single(server.Hub.Connections);

        await connection.SendAsync(new Published(new string('x', 60_000)), TestContext.Current.CancellationToken);

        FrameHeader.Read(await written.Task, isMasked: false, out FrameHeader header, out _);
        Assert.True(header is { IsFinal: true, Kind: FrameKind.Text, PayloadLength: > 60_000 });
    }
}
