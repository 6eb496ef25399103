using TypedSockets.FaultTests.Contracts;
using TypedSockets.FaultTests.Harness;

namespace TypedSockets.FaultTests.Faults;

/// <summary>A handler throws one time in ten. Exactly those requests get <c>ws.internal</c>, and each is logged once.</summary>
internal sealed class ThrowingHandler : IFault
{
    private const int Clients = 10;

    private readonly Answers answers = new();

    public async Task<FaultRow> RunAsync(Scale scale)
    {
        using var memory = new MemoryWatch();
        await using FaultServer server = await FaultServer.StartAsync();
        FaultsClient[] clients = [.. Enumerable.Range(0, Clients).Select(_ => Member.NewClient(server.Uri))];
        try
        {
            await Task.WhenAll(clients.Select(static client => client.ConnectAsync(TestContext.Current.CancellationToken)));
            int batches = scale.Of(10, 1_000);
            await Task.WhenAll(clients.Select(client => AskAsync(client, batches)));

            int thrown = (int)(answers.Sent / 10);
            Assert.Equal(thrown, answers.Errors["ws.internal"]);
            Assert.Equal(answers.Sent - thrown, answers.Answered);
            Assert.Equal(thrown, server.Log.Errors.Count);
            Assert.All(clients, static client => Assert.Equal(WsClientState.Connected, client.State));
            Assert.Equal(Clients, server.Log.Connected);
            return new FaultRow("a handler that throws one time in ten")
            {
                Connections = Clients,
                Sent = answers.Sent,
                Delivered = answers.Answered + thrown,
                LargestMemory = memory.Largest,
                Note = $"{answers.Answered} responses, {answers.Summary}",
            };
        }
        finally
        {
            await Task.WhenAll(clients.Select(static client => client.DisposeAsync().AsTask()));
        }
    }

    private async Task AskAsync(FaultsClient client, int batches)
    {
        for (int batch = 0; batch < batches; batch++)
        {
            string?[] codes = await Task.WhenAll(Enumerable.Range(0, 20).Select(number =>
                answers.CountAsync(client.WorkAsync(new Work(number, Throws: number % 10 == 0)))));
            Assert.All(codes, static (code, number) => Assert.Equal(number % 10 == 0 ? "ws.internal" : null, code));
        }
    }
}
