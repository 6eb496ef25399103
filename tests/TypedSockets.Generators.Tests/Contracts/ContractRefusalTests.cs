namespace TypedSockets.Generators.Tests;

public sealed class ContractRefusalTests
{
    [Theory]
    [InlineData("void SayAsync(Say message);", "returns neither ValueTask nor IAsyncEnumerable of a message")]
    [InlineData("Confirmed ConfirmAsync(Confirm request);", "returns neither ValueTask nor IAsyncEnumerable of a message")]
    [InlineData("ValueTask<IAsyncEnumerable<Chunk>> SayAsync(Say message);", "returns neither ValueTask nor IAsyncEnumerable of a message")]
    [InlineData("ValueTask<History?> SayAsync(Say message);", "returns neither ValueTask nor IAsyncEnumerable of a message")]
    [InlineData("ValueTask SayAsync();", "takes no message")]
    [InlineData("ValueTask SayAsync(CancellationToken cancellationToken);", "takes no message")]
    [InlineData("ValueTask SayAsync(string room, string text);", "takes more than one message")]
    [InlineData("ValueTask SayAsync(Say message, IAsyncEnumerable<Chunk> first, IAsyncEnumerable<Chunk> second);", "takes more than one client stream")]
    [InlineData("ValueTask SayAsync(CancellationToken cancellationToken, Say message);", "has a parameter after its CancellationToken")]
    [InlineData("ValueTask SayAsync(in Say message);", "takes 'message' by reference")]
    [InlineData("ValueTask SayAsync(Say? message);", "lets 'message' be null")]
    [InlineData("ValueTask SayAsync(Say message, IAsyncEnumerable<Chunk?> items);", "lets an item of 'items' be null")]
    [InlineData("ValueTask SayAsync<T>(Say message);", "is generic")]
    [InlineData("ValueTask SayAsync(Say message) => default;", "has a body; make it an extension method")]
    [InlineData("static abstract ValueTask SayAsync(Say message);", "is static, which no client can implement")]
    [InlineData("internal ValueTask SayAsync(Say message);", "is not public")]
    [InlineData("[Obsolete(\"No.\", error: true)] ValueTask SayAsync(Say message);", "is obsolete, and calling it is an error")]
    public void A_method_of_another_shape_is_refused(string method, string reason)
    {
        var refusal = Assert.Single(Sample.Refusals($$"""[WsContract] public interface IChat { {{method}} }"""));

        Assert.StartsWith("WS1006 ", refusal, StringComparison.Ordinal);
        Assert.EndsWith($"Async, {reason}", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ValueTask SayAsync(string message);", "WS1007 'string': IChat.SayAsync, takes, string")]
    [InlineData("ValueTask SayAsync(Text message);", "WS1007 'Text': IChat.SayAsync, takes, Text")]
    [InlineData("ValueTask SayAsync(Say message, IAsyncEnumerable<byte[]> items);", "WS1007 'IAsyncEnumerable<byte[]>': IChat.SayAsync, takes, byte[]")]
    [InlineData("ValueTask<Text> SayAsync(Say message);", "WS1007 'ValueTask<Text>': IChat.SayAsync, returns, Text")]
    [InlineData("IAsyncEnumerable<int> SayAsync(Say message);", "WS1007 'IAsyncEnumerable<int>': IChat.SayAsync, returns, int")]
    public void What_is_no_message_is_refused(string method, string refusal) =>
        Assert.Equal([refusal], Sample.Refusals($$"""[WsContract] public interface IChat { {{method}} } public sealed record Text;"""));

    [Fact]
    public void Two_operations_that_take_one_message_are_refused() => Assert.Equal(
        ["WS1008 'ShoutAsync': IChat, Chat.Say, Chat.IChat.ShoutAsync, takes, Chat.IChat.SayAsync"],
        Sample.Refusals("[WsContract] public interface IChat { ValueTask SayAsync(Say message); ValueTask<Said> ShoutAsync(Say message); }"));

    [Fact]
    public void A_message_that_is_also_an_item_of_a_client_stream_is_refused() => Assert.Equal(
        ["WS1008 'UploadFileAsync': IChat, Chat.Chunk, Chat.IChat.UploadFileAsync, streams, Chat.IChat.StoreAsync"],
        Sample.Refusals("[WsContract] public interface IChat { ValueTask StoreAsync(Chunk message); ValueTask UploadFileAsync(Upload request, IAsyncEnumerable<Chunk> items); }"));

    [Fact]
    public void A_contract_inherits_no_second_error() => Assert.Equal(
        ["WS1006 'SayAsync': IBase.SayAsync, takes no message"],
        Sample.Refusals("""
            [WsContract] public interface IBase { ValueTask SayAsync(); }
            [WsContract] public interface IChat : IBase { ValueTask JoinAsync(Join message); }
            """));

    [Fact]
    public void An_operation_that_takes_what_an_inherited_one_takes_is_refused() => Assert.Equal(
        ["WS1008 'ShoutAsync': IChat, Chat.Say, Chat.IChat.ShoutAsync, takes, Chat.IBase.SayAsync"],
        Sample.Refusals("""
            [WsContract] public interface IBase { ValueTask SayAsync(Say message); }
            [WsContract] public interface IChat : IBase { ValueTask ShoutAsync(Say message); }
            """));

    [Fact]
    public void Two_messages_of_one_type_in_one_contract_are_refused() => Assert.Equal(
        ["WS1002 'IChat': chat.say, Chat.Shout, Chat.Say"],
        Sample.Refusals("[WsContract] public interface IChat { ValueTask SayAsync(Say message); ValueTask ShoutAsync(Shout message); }"));

    [Theory]
    [InlineData("[WsContract] public interface IChat<T>;", "WS1013 'IChat': IChat<T>, is generic")]
    [InlineData("public class Outer<T> { [WsContract] public interface IChat; }", "WS1013 'IChat': IChat, nests in 'Outer<T>', which is generic")]
    [InlineData("[WsContract] public interface IChat { string Name { get; } }", "WS1013 'Name': IChat, has the property 'Name', and only methods can be called over a connection")]
    [InlineData("[WsContract] public interface IChat { event Action Said; }", "WS1013 'Said': IChat, has the event 'Said', and only methods can be called over a connection")]
    [InlineData("public class Outer { [WsContract] private interface IChat; }", "WS1013 'IChat': IChat, can't be seen by its client, because 'IChat' is not visible in its assembly")]
    [InlineData("[WsContract] file interface IChat;", "WS1013 'IChat': IChat, can't be seen by its client, because 'IChat' is local to its file")]
    [InlineData("[WsContract(Events = typeof(string))] public interface IChat;", "WS1013 'IChat': IChat, names 'string' as its events, which is no contract")]
    public void An_interface_that_can_be_no_contract_is_refused(string contract, string refusal) =>
        Assert.Equal([refusal], Sample.Refusals(contract));

    [Theory]
    [InlineData("public sealed class ChatClient;")]
    [InlineData("public partial record ChatClient;")]
    [InlineData("public struct ChatClient;")]
    [InlineData("public partial class ChatClient : Attribute;")]
    [InlineData("[WsMessage(\"chat.client\")] public partial class ChatClient;")]
    public void A_client_whose_name_is_taken_is_refused(string other) => Assert.Equal(
        ["WS1012 'IChat': ChatClient, IChat, stands for something else in 'Chat'"],
        Sample.Refusals($"[WsContract] public interface IChat; {other}"));

    [Fact]
    public void Two_clients_of_one_name_are_refused() => Assert.Equal(
        ["WS1012 'IChat': ChatClient, IChat, is the client of 'Chat' as well", "WS1012 'Chat': ChatClient, Chat, is the client of 'IChat' as well"],
        Sample.Refusals("[WsContract] public interface IChat; public static class Outer { [WsContract] public interface Chat; }"));

    [Theory]
    [InlineData("my client")]
    [InlineData("class")]
    [InlineData("")]
    public void A_client_needs_a_name_that_C_sharp_knows(string name) => Assert.Equal(
        [$"WS1012 'IChat': {name}, IChat, is no name for a class"],
        Sample.Refusals($$"""[WsContract(Client = "{{name}}")] public interface IChat;"""));

    [Theory]
    [InlineData("ValueTask State(Say message);", "", "WS1012 'State': State, IChat, is a member of every client")]
    [InlineData("ValueTask ErrorReceived(Say message);", "", "WS1012 'ErrorReceived': ErrorReceived, IChat, is a member of every client")]
    [InlineData("ValueTask ChatClient(Say message);", "", "WS1012 'ChatClient': ChatClient, IChat, is the name of the client itself")]
    [InlineData("", "ValueTask StreamAsync(Said message);", "WS1012 'StreamAsync': OnStream, IChat, is a member of every client")]
    [InlineData("", "ValueTask ConnectedAsync(Said message);", "WS1012 'ConnectedAsync': OnConnected, IChat, is a member of every client")]
    [InlineData("ValueTask OnSaid(Say message);", "ValueTask SaidAsync(Said message);", "WS1012 'SaidAsync': OnSaid, IChat, is a method of the contract")]
    [InlineData("", "ValueTask SaidAsync(Said message); ValueTask Said(Say message);", "WS1012 'Said': OnSaid, IChat, is what the client calls the handler of 'Chat.IChatEvents.SaidAsync' already")]
    public void A_member_whose_name_is_taken_is_refused(string method, string handled, string refusal) => Assert.Equal(
        [refusal],
        Sample.Refusals($$"""
            [WsContract(Events = typeof(IChatEvents))] public interface IChat { {{method}} }
            [WsContract] public interface IChatEvents { {{handled}} }
            """));

    [Fact]
    public void Names_matter_not_where_events_get_no_client() => Assert.Empty(Sample.Refusals("""
        [WsContract(Events = typeof(IChatEvents))] public interface IChat;
        [WsContract] public interface IChatEvents { ValueTask State(Said message); }
        public sealed class ChatEventsClient;
        """));

    [Fact]
    public void A_contract_marked_twice_is_generated_for_once()
    {
        var run = Sample.Run("[WsContract] public partial interface IChat; [WsContract] public partial interface IChat;");

        Assert.Equal(["CS0579"], run.Diagnostics.Select(diagnostic => diagnostic.Id));
        Assert.Single(run.Sources);
    }

    [Fact]
    public void What_another_project_got_wrong_is_said_of_the_contract_that_uses_it()
    {
        var other = GeneratorRun.Over("namespace Chat; public interface ISay { void Say(); }").Output.ToMetadataReference();

        Assert.Equal(["WS1006 'IChat': ISay.Say, takes no message"], Sample.Refusals("[WsContract] public interface IChat : ISay;", other));
    }
}
