using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TypedSockets.Generators.Tests;

public sealed class ClientTests
{
    internal const string EveryShape = """
        ValueTask SayAsync(Say message, CancellationToken cancellationToken = default);
        Task JoinAsync(Join message);
        ValueTask<History> GetHistoryAsync(GetHistory request, CancellationToken cancellationToken);
        Task<Confirmed> ConfirmAsync(Confirm request, CancellationToken cancellationToken = default);
        IAsyncEnumerable<RoomInfo> WatchRooms(WatchRooms @in);
        ValueTask UploadFileAsync(Upload request, IAsyncEnumerable<Chunk> chunks, CancellationToken cancellationToken = default);
        Task<Stored> StoreAsync(IAsyncEnumerable<Chunk> chunks, Stored request);
        IAsyncEnumerable<Chunk> EchoAsync(Echo request, IAsyncEnumerable<Chunk> items, CancellationToken cancellationToken = default);
        """;

    [Fact]
    public void A_contract_with_events_yields_a_client_that_handles_them() =>
        Snapshot.Verify(Sample.Run(Sample.Chat).CompilesWithoutWarning());

    [Fact]
    public void Every_shape_of_method_is_called() =>
        Snapshot.Verify(Sample.Run($$"""[WsContract] public interface IFiles { {{EveryShape}} }""").CompilesWithoutWarning());

    [Fact]
    public void Every_shape_of_event_is_handled() => Snapshot.Verify(Sample.Run($$"""
        [WsContract(Events = typeof(IFilesEvents))] public interface IFiles;
        [WsContract] public interface IFilesEvents { {{EveryShape}} }
        """).CompilesWithoutWarning());

    [Fact]
    public void Inherited_methods_and_events_are_the_clients_too() => Snapshot.Verify(Sample.Run("""
        public interface ISay<T> { ValueTask SayAsync(T message, CancellationToken cancellationToken = default); }
        [WsContract(Events = typeof(ISaidAndHistory))] public interface IBase : ISay<Say>;
        public interface IOther : ISay<Say>;
        [WsContract] public interface IChat : IBase, IOther { ValueTask JoinAsync(Join message, CancellationToken cancellationToken = default); }
        [WsContract] public interface ISaid { ValueTask SaidAsync(Said message); }
        [WsContract] public interface ISaidAndHistory : ISaid { ValueTask HistoryAsync(History message); }
        """).CompilesWithoutWarning());

    [Theory]
    [InlineData("public interface IChat;", "Chat.ChatClient.g.cs", "public sealed partial class ChatClient")]
    [InlineData("internal interface IChat;", "Chat.ChatClient.g.cs", "internal sealed partial class ChatClient")]
    [InlineData("public interface Talk;", "Chat.TalkClient.g.cs", "public sealed partial class TalkClient")]
    [InlineData("public interface Issue;", "Chat.IssueClient.g.cs", "public sealed partial class IssueClient")]
    public void A_client_is_named_after_its_contract(string contract, string file, string declaration) =>
        Assert.Contains(declaration, Sample.Run($"[WsContract] {contract}").CompilesWithoutWarning().Source(file), StringComparison.Ordinal);

    [Fact]
    public void The_mark_renames_the_client() => Assert.Contains(
        "public sealed partial class Talker :",
        Sample.Run("""[WsContract(Client = "Talker")] public interface IChat;""").CompilesWithoutWarning().Source("Chat.Talker.g.cs"),
        StringComparison.Ordinal);

    [Fact]
    public void A_nested_contract_has_its_client_in_the_namespace() => Assert.Contains(
        "internal sealed partial class ChatClient : global::TypedSockets.WsClient, global::Chat.Outer.IChat,",
        Sample.Run("public static class Outer { [WsContract] internal interface IChat { ValueTask SayAsync(Say message); } }").CompilesWithoutWarning().Source("Chat.ChatClient.g.cs"),
        StringComparison.Ordinal);

    [Fact]
    public void A_contract_in_the_global_namespace_has_its_client_there() => Assert.Contains(
        "\npublic sealed partial class ChatClient : global::TypedSockets.WsClient, global::IChat,",
        GeneratorRun.Over("[TypedSockets.WsContract] public interface IChat;").CompilesWithoutWarning().Source("ChatClient.g.cs"),
        StringComparison.Ordinal);

    [Fact]
    public void A_client_is_no_more_visible_than_the_events() => Assert.Contains(
        "internal sealed partial class ChatClient",
        Sample.Run("""
            [WsContract(Events = typeof(IChatEvents))] public interface IChat;
            [WsContract] internal interface IChatEvents { ValueTask SaidAsync(Said message); }
            """).CompilesWithoutWarning().Source("Chat.ChatClient.g.cs"),
        StringComparison.Ordinal);

    [Fact]
    public void Events_get_no_client_even_where_their_contract_is_refused() => Assert.Empty(Sample.Run("""
        [WsContract(Events = typeof(IChatEvents))] public interface IChat { int Count { get; } }
        [WsContract] public interface IChatEvents { ValueTask SaidAsync(Said message); }
        """).CompilesWithoutWarning().Sources);

    [Fact]
    public void A_user_may_add_a_part_to_a_client() => Assert.Single(Sample.Run("""
        [WsContract] public interface IChat { ValueTask SayAsync(Say message); }
        public partial class ChatClient { public ValueTask SayAsync() => SayAsync(new Say()); }
        """).CompilesWithoutWarning().Sources);

    [Fact]
    public void A_method_may_be_called_like_one_that_every_client_has() => Sample.Run("""
        [WsContract(Events = typeof(IChatEvents))] public interface IChat
        {
            ValueTask SendAsync(Say message, CancellationToken cancellationToken = default);
            ValueTask<Confirmed> RequestAsync(Confirm request);
            ValueTask ConnectAsync(Join message);
            ValueTask DisposeAsync(Chunk message);
            ValueTask Equals(Echo message);
            ValueTask On(Stored message);
            ValueTask Handle(Upload message);
        }
        [WsContract] public interface IChatEvents { ValueTask SaidAsync(Said message); }
        public static class Program
        {
            public static async Task RunAsync(ChatClient client)
            {
                client.OnSaid(said => { });
                await client.ConnectAsync();
                await client.SendAsync(new Say());
                await client.SendAsync(new Said());
                await client.DisposeAsync();
            }
        }
        """).CompilesWithoutWarning();

    [Fact]
    public void Helpers_in_a_contract_are_left_alone() => Assert.Single(Sample.Run("""
        [WsContract]
        public interface IChat
        {
            const string Path = "/chat";
            ValueTask SayAsync(Say message);
            sealed ValueTask SayNothingAsync() => SayAsync(new Say());
            static string Describe() => Path;
        }
        """).CompilesWithoutWarning().Sources);

    [Fact]
    public void Clients_whose_names_differ_in_case_alone_get_files_of_their_own() => Assert.Equal(3, Sample.Run("""
        [WsContract] public interface IChat { ValueTask SayAsync(Say message); }
        [WsContract] public interface ICHAT { ValueTask SayAsync(Say message); }
        [WsContract(Client = "Chatclient")] public interface IOther { ValueTask SayAsync(Say message); }
        public sealed class CHATclient;
        """).CompilesWithoutWarning().Sources.Length);

    [Fact]
    public void What_is_obsolete_can_be_generated_for() => Sample.Run("""
        public sealed class Log;
        [WsContract(Events = typeof(IChatEvents)), Obsolete] public interface IChat { ValueTask SayAsync(Say message); }
        [WsContract, Obsolete("Use others.")] public interface IChatEvents { ValueTask SaidAsync(Said message); }
        """).CompilesWithoutWarning();

    [Fact]
    public void Clients_are_documented_well_enough_for_a_project_that_insists()
    {
        var run = Sample.Run(Sample.Chat);
        var generated = run.Sources.Select(source => source.SyntaxTree).ToHashSet();
        var checkedTrees = run.Output.SyntaxTrees.Select(tree => CSharpSyntaxTree.ParseText(
            tree.ToString(),
            ((CSharpParseOptions)tree.Options).WithDocumentationMode(DocumentationMode.Diagnose),
            generated.Contains(tree) ? "generated.cs" : "user.cs",
            cancellationToken: TestContext.Current.CancellationToken));
        var diagnostics = run.Output.RemoveAllSyntaxTrees().AddSyntaxTrees(checkedTrees).GetDiagnostics(TestContext.Current.CancellationToken);

        Assert.Contains(diagnostics, diagnostic => diagnostic.Id == "CS1591");
        Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.Location.SourceTree?.FilePath == "generated.cs" && diagnostic.Severity >= DiagnosticSeverity.Warning);
    }
}
