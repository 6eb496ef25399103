namespace TypedSockets.Cost.Tests;

/// <summary>Handlers run though the thread that reads always has more to read.</summary>
public sealed class FlowTests
{
    [Fact]
    public async Task A_request_is_answered_while_frames_that_are_none_keep_coming()
    {
        await using var server = new FeedServer();
        Line line = await server.ConnectAsync(Frames.Json);
        var answers = new Answers();
        answers.Settle(line, Frames.Of(Frames.Json, Quote.Sample, "7"u8));
        long frames = answers.Frames;

        // Pongs that nobody asked for are counted and dropped.
        line.Endless = new byte[] { 0x8A, 0x80, 0, 0, 0, 0 };
        Task reading = Task.Run(() => line.Deliver(Frames.Of(Frames.Json, Quote.Sample, "8"u8)), TestContext.Current.CancellationToken);

        try
        {
            answers.WaitFor(frames + 1);
        }
        finally
        {
            line.Endless = default;
            await reading;
        }
    }
}
