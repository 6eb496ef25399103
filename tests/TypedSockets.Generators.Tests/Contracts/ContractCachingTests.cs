using Microsoft.CodeAnalysis;

namespace TypedSockets.Generators.Tests;

public sealed class ContractCachingTests
{
    private const string Endpoints = """
        public sealed partial class Chats : WsEndpoint, IChat { public ValueTask SayAsync(Say message) => default; }
        public sealed partial class Histories : WsEndpoint, IHistory { public ValueTask<History> AskAsync(GetHistory request) => default; }
        """;

    private const string Contracts = """
        [WsContract] public interface IChat { ValueTask SayAsync(Say message); }
        [WsContract] public interface IHistory { ValueTask<History> AskAsync(GetHistory request); }
        """;

    private readonly GeneratorRun run = Sample.Run(Contracts, Endpoints, "public static class Elsewhere { public const int Count = 1; }");

    [Fact]
    public void An_edit_elsewhere_runs_nothing_again()
    {
        run.Edit(2, "1", "2");

        Assert.Empty(run.Printed());
        foreach (var step in new[] { TrackingNames.Contracts, TrackingNames.Events, TrackingNames.Clients, TrackingNames.Endpoints })
        {
            Assert.NotEmpty(run.Reasons(step));
            Assert.All(run.Reasons(step), reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
        }
    }

    [Fact]
    public void An_edit_of_a_handler_runs_nothing_again()
    {
        run.Edit(1, "SayAsync(Say message) => default", "SayAsync(Say message) => new(Task.CompletedTask)");

        Assert.Empty(run.Printed());
    }

    [Fact]
    public void A_comment_in_a_contract_runs_nothing_again()
    {
        run.Edit(0, "ValueTask SayAsync", "/* Says it. */ ValueTask SayAsync");

        Assert.Empty(run.Printed());
    }

    [Fact]
    public void An_edit_of_a_contract_prints_its_client_and_its_endpoint_alone()
    {
        run.Edit(0, "SayAsync(Say message)", "SayAsync(Say message, CancellationToken cancellationToken = default)");

        Assert.Equal(["Chat.ChatClient.g.cs", "Chat.Chats.g.cs"], run.Printed());
    }

    [Fact]
    public void An_edit_of_a_parameters_name_prints_the_client_and_the_endpoint()
    {
        run.Edit(0, "Say message", "Say said");

        Assert.Equal(["Chat.ChatClient.g.cs", "Chat.Chats.g.cs"], run.Printed());
    }

    [Fact]
    public void An_edit_of_a_constructor_prints_its_endpoint_alone()
    {
        run.Edit(1, "class Histories", "class Histories(IServiceProvider services)");

        Assert.Equal(["Chat.Histories.g.cs"], run.Printed());
    }

    [Fact]
    public void Naming_a_contract_as_events_takes_its_client_away()
    {
        run.Edit(0, "[WsContract] public interface IChat", "[WsContract(Events = typeof(IHistory))] public interface IChat");

        Assert.DoesNotContain("Chat.HistoryClient.g.cs", run.Sources.Select(source => source.HintName));
    }
}
