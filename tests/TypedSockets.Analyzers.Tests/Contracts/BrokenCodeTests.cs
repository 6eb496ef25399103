using TypedSockets.Analyzers.Tests.Verification;

namespace TypedSockets.Analyzers.Tests.Contracts;

/// <summary>Code that is being written: the compiler's errors stand, and no rule stumbles over it.</summary>
public sealed class BrokenCodeTests
{
    [Theory]
    [InlineData("[WsMessage] public partial record Say(string Text);")]
    [InlineData("[WsMessage(1)] public partial record Say(string Text);")]
    [InlineData("[WsMessage(\"say\"), WsMessage(\"say\")] public partial record Say(string Text);")]
    [InlineData("[WsMessage(\"say\")] public partial record Say(Unknown Text, List<> More, string);")]
    [InlineData("[WsMessage(\"say\")] public partial record Say(string Text, string Text);")]
    [InlineData("[WsMessage(\"say\")] public partial record ;")]
    [InlineData("[WsMessage(\"say\")] public partial record Say(string Text) : Say;")]
    [InlineData("[WsMessage(\"say\")] public partial interface ISay;")]
    [InlineData("[WsMessage(\"say\")] public partial enum Say;")]
    [InlineData("[WsMessage(\"say\")] public partial record Say(string Text); public record Say(int Count);")]
    [InlineData("[WsMessage(Compact = true)] public partial record Say(string Text);")]
    [InlineData("[WsMessage(\"say\", Compact = )] public partial record Say(string Text);")]
    [InlineData("[WsMessage(\"say\", Compact = true)] public partial record Say(string Text, string Text);")]
    [InlineData("[WsMessage(\"say\", Compact = true)] public partial record Say { public int A { get; public int B { get; } }")]
    [InlineData("[WsContract(Events = typeof(IChat))] public interface IChat : IChat;")]
    [InlineData("[WsContract(Events = typeof(Unknown))] public interface IChat { void (); }")]
    [InlineData("[WsContract(Events = typeof(List<>))] public interface IChat { ValueTask A(Unknown x, ); }")]
    [InlineData("[WsContract(Events = null, Client = null)] public interface IChat { ValueTask A( }")]
    [InlineData("[WsContract] public class Chat;")]
    [InlineData("[WsContract] public interface { }")]
    [InlineData("[WsContract] public interface IChat; public partial class : WsEndpoint, IChat;")]
    [InlineData("[WsMessage(\"say\")] public partial record Say(string Text); [WsContract] public interface IChat { ValueTask (Say say); ValueTask SayAsync(Say); }")]
    [InlineData("[WsContract] public interface IChat; public partial class Endpoint : WsEndpoint<>, IChat;")]
    [InlineData("[WsContract] public interface IChat; public partial class Endpoint : WsEndpoint<Unknown>, IChat;")]
    [InlineData("[WsContract] public interface IChat; public partial class Endpoint : WsEndpoint, WsEndpoint, IUnknown;")]
    [InlineData("[WsContract] public interface IChat; public partial class Endpoint : WsEndpoint<IChat>, IChat { public Endpoint(Unknown x) { } }")]
    public async Task No_rule_stumbles(string source)
    {
        var diagnostics = await SampleProgram.DiagnoseAsync(SampleProgram.Compile(Expect.Name([source])));

        // AD0001 is an analyzer that threw, CS8785 the generator.
        Assert.NotEmpty(diagnostics);
        Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.Id is "AD0001" or "CS8785");
        Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task A_payload_type_that_holds_ever_larger_ones_ends()
    {
        var diagnostics = await SampleProgram.DiagnoseAsync(SampleProgram.Compile(Expect.Name(
        [
            """
            public record Nested<T>(Nested<List<T>>? Next);
            [WsMessage("nested")] public partial record Holder(Nested<int> Nested);
            """,
        ])));

        Assert.Equal(["WS1005"], diagnostics.Select(diagnostic => diagnostic.Id));
    }
}
