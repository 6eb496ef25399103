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

    [Fact]
    public Task Clients_that_connect_at_once_are_all_greeted() => TryAsync<ConnectStorm>();

    [Fact]
    public Task A_handler_that_throws_fails_its_own_requests_and_no_others() => TryAsync<ThrowingHandler>();

    [Fact]
    public Task A_server_that_is_killed_leaves_no_request_unanswered_and_gets_its_clients_back() => TryAsync<KilledServer>();

    [Fact]
    public Task Clients_of_a_killed_server_come_back_over_the_time_that_it_had_told_them() => TryAsync<ReturningClients>();

    [Fact]
    public Task A_server_that_is_told_to_stop_answers_every_request_first() => TryAsync<StoppedServer>();

    [Fact]
    public Task Connections_that_come_and_go_leave_nothing_behind() => TryAsync<Churn>();

    private async Task TryAsync<TFault>()
        where TFault : IFault, new()
    {
        FaultRow row = await new TFault().RunAsync(Scale.Current);
        table.Add(row);
        output.WriteLine(FaultTable.Format(row));
    }
}
