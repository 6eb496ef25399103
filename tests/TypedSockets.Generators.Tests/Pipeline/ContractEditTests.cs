namespace TypedSockets.Generators.Tests.Pipeline;

/// <summary>What an edit of a contract or an endpoint runs again: its client, its dispatch table, and nothing else.</summary>
public sealed class ContractEditTests
{
    [Fact]
    public void A_new_operation_prints_the_client_and_the_dispatch_table() => Edited.AssertPrinted(
        ChatProject.ContractFile,
        "ValueTask SaidAsync(Said message, CancellationToken cancellationToken = default);",
        "ValueTask SaidAsync(Said message, CancellationToken cancellationToken = default); ValueTask QuotedAsync(Quote message);",
        ["Chat.ChatClient.g.cs", "Chat.ChatEndpoint.g.cs"],
        ["Clients Modified", "Contracts Modified", "Endpoints Modified"]);

    [Fact]
    public void A_renamed_operation_prints_the_client_and_the_dispatch_table()
    {
        var run = ChatProject.Run().Edit(ChatProject.EndpointFile, "PingAsync", "ProbeAsync").Edit(ChatProject.ContractFile, "PingAsync", "ProbeAsync").CompilesWithoutWarning();

        Assert.Equal(["Chat.ProbeClient.g.cs", "Chat.ProbeEndpoint.g.cs"], run.Printed());
    }

    [Fact]
    public void A_contract_that_is_marked_no_longer_takes_its_client_and_its_dispatch_table_with_it() => Edited.AssertGone(
        ChatProject.Run().Edit(ChatProject.ContractFile, "[WsContract]\npublic interface IProbe", "public interface IProbe"),
        "Chat.ProbeClient.g.cs", "Chat.ProbeEndpoint.g.cs");

    [Fact]
    public void A_renamed_parameter_prints_the_client_and_the_dispatch_table() => Edited.AssertPrinted(
        ChatProject.ContractFile, "Shared.Ping message", "Shared.Ping ping", ["Chat.ProbeClient.g.cs", "Chat.ProbeEndpoint.g.cs"], ["Clients Modified", "Contracts Modified", "Endpoints Modified"]);

    [Fact]
    public void A_service_of_the_constructor_prints_that_endpoint() => Edited.AssertPrinted(
        ChatProject.EndpointFile, "class ProbeEndpoint :", "class ProbeEndpoint(System.IServiceProvider services) :", ["Chat.ProbeEndpoint.g.cs"], ["Endpoints Modified"], warnings: true);

    [Fact]
    public void A_new_name_of_the_client_prints_it_under_that_name()
    {
        var run = ChatProject.Run().Edit(ChatProject.ContractFile, "[WsContract(Events", "[WsContract(Client = \"Chatter\", Events").CompilesWithoutWarning();

        Assert.Equal(["Chat.Chatter.g.cs"], run.Printed());
        Assert.DoesNotContain("Chat.ChatClient.g.cs", run.Sources.Select(source => source.HintName));
    }

    [Fact]
    public void A_contract_that_is_now_the_events_of_another_has_no_client_any_more()
    {
        var run = ChatProject.Run().Edit(ChatProject.ContractFile, "[WsContract]\npublic interface IProbe", "[WsContract]\npublic interface INothing;\n[WsContract(Events = typeof(IProbe))]\npublic interface IOther;\n[WsContract]\npublic interface IProbe");

        Assert.DoesNotContain("Chat.ProbeClient.g.cs", run.Sources.Select(source => source.HintName));
    }
}
