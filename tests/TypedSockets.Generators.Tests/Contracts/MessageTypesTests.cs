using Microsoft.CodeAnalysis;
using TypedSockets.Generators.Parsing;

namespace TypedSockets.Generators.Tests;

public sealed class MessageTypesTests
{
    [Fact]
    public void Each_message_whose_type_another_has_is_refused() => Assert.Equal(
        ["WS1002: chat.say, Second, First", "WS1002: chat.say, Third, First"],
        Refusals("""
            [TypedSockets.WsMessage("chat.say")] public sealed partial record Third;
            [TypedSockets.WsMessage("chat.say")] public sealed partial record First;
            [TypedSockets.WsMessage("chat.said")] public sealed partial record Other;
            [TypedSockets.WsMessage("chat.say")] public sealed partial record Second;
            """));

    [Fact]
    public void Two_messages_of_one_project_are_refused_there_and_skipped_in_its_contracts()
    {
        const string code = """
            using System.Threading.Tasks;
            using TypedSockets;

            [WsMessage("chat.say")] public sealed partial record First;
            [WsMessage("chat.say")] public sealed partial record Second;
            [WsContract] public interface IChat { ValueTask SayAsync(First message); ValueTask ShoutAsync(Second message); }
            """;
        var run = GeneratorRun.Over(code).CompilesWithoutWarning();
        var types = new KnownTypes(run.Output);
        var verdict = types.Contracts.Judge(run.Output.GetTypeByMetadataName("IChat")!, TestContext.Current.CancellationToken);

        Assert.Null(verdict.Model);
        Assert.Empty(verdict.Refusals);
        Assert.Equal(["First.g.cs", "Second.g.cs"], run.Sources.Select(source => source.HintName));
    }

    private static IEnumerable<string> Refusals(string code)
    {
        var run = GeneratorRun.Over(code).CompilesWithoutWarning();
        var found = new List<Refusal>();
        MessageTypes.Check(run.Output.Assembly.GlobalNamespace.GetTypeMembers(), new(run.Output), found.Add);
        return found.Select(refusal => $"{refusal.Id}: {string.Join(", ", refusal.Arguments)}");
    }
}
