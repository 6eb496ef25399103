using TypedSockets.FaultTests.Faults;
using TypedSockets.FaultTests.Harness;

namespace TypedSockets.FaultTests;

/// <summary>Every fault, tried once. What each came to is in the table.</summary>
public sealed class ScenarioTests(FaultTable table, ITestOutputHelper output)
{
    [Fact]
    public Task Connections_cut_at_random_get_every_message_at_most_once_and_in_order() => TryAsync<CutConnections>();

    [Fact]
    public Task Hostile_peers_harm_nobody_and_leave_nothing_behind() => TryAsync<HostilePeers>();

    [Fact]
    public Task A_client_that_never_reads_is_closed_and_its_room_is_served_without_it() => TryAsync<StalledReader>();

    [Fact]
    public Task Peers_behind_a_black_hole_are_given_up_in_time_and_once() => TryAsync<HalfOpenPeers>();

    private async Task TryAsync<TFault>()
        where TFault : IFault, new()
    {
        FaultRow row = await new TFault().RunAsync(Scale.Current);
        table.Add(row);
        output.WriteLine(FaultTable.Format(row));
    }
}
