using TypedSockets.FaultTests.Faults;
using TypedSockets.FaultTests.Harness;

namespace TypedSockets.FaultTests;

/// <summary>Every fault, tried once. What each came to is in the table.</summary>
public sealed class ScenarioTests(FaultTable table, ITestOutputHelper output)
{
    [Fact]
    public Task Connections_cut_at_random_get_every_message_at_most_once_and_in_order() => TryAsync<CutConnections>();

    private async Task TryAsync<TFault>()
        where TFault : IFault, new()
    {
        FaultRow row = await new TFault().RunAsync(Scale.Current);
        table.Add(row);
        output.WriteLine(FaultTable.Format(row));
    }
}
