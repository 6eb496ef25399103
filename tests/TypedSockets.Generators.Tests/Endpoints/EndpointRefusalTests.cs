using TypedSockets.Generators.Parsing;

namespace TypedSockets.Generators.Tests;

public sealed class EndpointRefusalTests
{
    private const string Contracts = """
        [WsContract] public interface IPlain;
        [WsContract(Events = typeof(IChatEvents))] public interface IChat;
        [WsContract(Events = typeof(IOtherEvents))] public interface IOther;
        [WsContract] public interface IChatEvents { ValueTask SaidAsync(Said message); }
        [WsContract] public interface IOtherEvents;

        """;

    [Theory]
    [InlineData("public class Endpoint : WsEndpoint, IPlain;", "is not partial")]
    [InlineData("public partial class Endpoint<T> : WsEndpoint, IPlain;", "is generic")]
    [InlineData("file partial class Endpoint : WsEndpoint, IPlain;", "is local to its file")]
    [InlineData("public class Outer { public partial class Endpoint : WsEndpoint, IPlain; }", "nests in 'Outer', which is not partial")]
    [InlineData("public partial class Outer<T> { public partial class Endpoint : WsEndpoint, IPlain; }", "nests in 'Outer', which is generic")]
    [InlineData("public partial class Endpoint : WsEndpoint, IPlain { private Endpoint(ref int number) { } }", "has no constructor that services can fill")]
    public void A_class_that_can_be_given_no_part_is_refused(string endpoint, string reason) =>
        Assert.Equal([$"WS1009 'Endpoint': Endpoint, {reason}"], Sample.Refusals(Contracts + endpoint));

    [Theory]
    [InlineData("WsEndpoint", "implements no contract, ")]
    [InlineData("WsEndpoint, IChat", "has no events, while 'IChat' names 'IChatEvents', WsEndpoint<IChatEvents>")]
    [InlineData("WsEndpoint<IOtherEvents>, IChat", "has the events 'IOtherEvents', while 'IChat' names 'IChatEvents', WsEndpoint<IChatEvents>")]
    [InlineData("WsEndpoint<IChatEvents>, IChat, IOther", "has the events 'IChatEvents', while 'IOther' names 'IOtherEvents', ")]
    [InlineData("WsEndpoint<string>, IPlain", "has the events 'string', which is no contract, WsEndpoint")]
    public void A_class_whose_contracts_do_not_fit_is_refused(string bases, string reason) =>
        Assert.Equal([$"WS1010 'Endpoint': Endpoint, {reason}"], Sample.Refusals($"{Contracts}public partial class Endpoint : {bases};"));

    [Theory]
    [InlineData("WsEndpoint, IPlain")]
    [InlineData("WsEndpoint<IChatEvents>, IChat, IPlain")]
    [InlineData("WsEndpoint<IChatEvents>, IPlain")]
    public void A_class_whose_contracts_fit_is_accepted(string bases) =>
        Assert.Empty(Sample.Refusals($"{Contracts}public partial class Endpoint : {bases};"));

    [Fact]
    public void A_contract_that_inherits_another_speaks_for_its_events() => Assert.Empty(Sample.Refusals(Contracts + """
        [WsContract(Events = typeof(IMoreEvents))] public interface IMore : IChat;
        [WsContract] public interface IMoreEvents : IChatEvents;
        [WsContract] public interface ISame : IChat;
        public partial class More : WsEndpoint<IMoreEvents>, IMore;
        public partial class Same : WsEndpoint<IChatEvents>, ISame;
        """));

    [Fact]
    public void Contracts_that_take_one_message_do_not_go_together() => Assert.Equal(
        ["WS1008 'Endpoint': Endpoint, Chat.Say, Chat.ISecond.ShoutAsync, takes, Chat.IFirst.SayAsync"],
        Sample.Refusals("""
            [WsContract] public interface IFirst { ValueTask SayAsync(Say message); }
            [WsContract] public interface ISecond { ValueTask ShoutAsync(Say message); }
            public partial class Endpoint : WsEndpoint, IFirst, ISecond
            {
                public ValueTask SayAsync(Say message) => default;
                public ValueTask ShoutAsync(Say message) => default;
            }
            """));

    [Fact]
    public void Two_messages_of_one_type_in_one_endpoint_are_refused() => Assert.Equal(
        ["WS1002 'Endpoint': chat.say, Chat.Shout, Chat.Say"],
        Sample.Refusals("""
            [WsContract] public interface IFirst { ValueTask SayAsync(Say message); }
            [WsContract] public interface ISecond { ValueTask ShoutAsync(Shout message); }
            public partial class Endpoint : WsEndpoint, IFirst, ISecond
            {
                public ValueTask SayAsync(Say message) => default;
                public ValueTask ShoutAsync(Shout message) => default;
            }
            """));

    [Fact]
    public void An_endpoint_of_a_refused_contract_is_skipped_without_a_second_error() => Assert.Equal(
        ["WS1006 'SayAsync': IBad.SayAsync, takes no message"],
        Sample.Refusals("""
            [WsContract] public interface IBad { ValueTask SayAsync(); }
            public partial class Endpoint : WsEndpoint, IBad { public ValueTask SayAsync() => default; }
            """));

    [Fact]
    public void Of_an_unknown_name_only_the_compiler_speaks()
    {
        var run = Sample.Run("""
            [WsContract(Events = typeof(INowhere))] public interface IFirst { ValueTask SayAsync(Nothing message); ValueTask JoinAsync(Join message); }
            [WsContract] public interface ISecond { Nothing SayAsync(Say message); }
            public partial class Third : WsEndpoint, INothing;
            public partial class Fifth(INowhere nowhere) : WsEndpoint, ISecond { public INowhere Nowhere => nowhere; Nothing ISecond.SayAsync(Say message) => null!; }
            public partial class Fourth : WsEndpoint<INowhere>, ISecond { Nothing ISecond.SayAsync(Say message) => null!; }
            """);

        Assert.Equal(["CS0246"], run.Diagnostics.Select(diagnostic => diagnostic.Id).Distinct());
        Assert.Empty(run.Sources);
    }

    [Fact]
    public void An_unknown_service_is_the_compilers_matter()
    {
        var run = Sample.Run("[WsContract] public interface IPlain; public partial class Endpoint(INowhere nowhere) : WsEndpoint, IPlain { public object Nowhere => nowhere; }");
        var found = new List<Refusal>();

        var endpoint = run.Output.GetTypeByMetadataName("Chat.Endpoint")!;
        EndpointParser.Check(endpoint, new(run.Output), found.Add, TestContext.Current.CancellationToken);

        Assert.Null(EndpointParser.Parse(endpoint, new(run.Output), TestContext.Current.CancellationToken));
        Assert.Empty(found);
    }

    [Fact]
    public void Without_the_server_there_are_no_endpoints()
    {
        var run = Sample.WithoutServer("[WsContract] public interface IPlain; public class WsEndpoint; public partial class Endpoint : WsEndpoint, IPlain;");

        Assert.Equal(["Chat.PlainClient.g.cs"], run.CompilesWithoutWarning().Sources.Select(source => source.HintName));
    }
}
