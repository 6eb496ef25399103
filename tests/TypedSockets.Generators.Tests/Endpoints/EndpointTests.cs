using Microsoft.CodeAnalysis;

namespace TypedSockets.Generators.Tests;

public sealed class EndpointTests
{
    private const string Say = "[WsContract] public interface IChat { ValueTask SayAsync(Say message); }\n";

    [Fact]
    public void An_endpoint_gets_what_the_runtime_calls() => Snapshot.Verify(Sample.With(
        [Contracts(Sample.Chat)],
        """
        public sealed class ChatLog;

        public sealed partial class ChatEndpoint(ChatLog log) : WsEndpoint<IChatEvents>, IChat
        {
            public ChatLog Log => log;
            public ValueTask JoinAsync(Join message, CancellationToken cancellationToken) => default;
            public ValueTask SayAsync(Say message, CancellationToken cancellationToken) => default;
            public ValueTask<History> GetHistoryAsync(GetHistory request, CancellationToken cancellationToken) => default;
            public IAsyncEnumerable<RoomInfo> WatchRoomsAsync(WatchRooms request, CancellationToken cancellationToken) => throw null!;
        }
        """).CompilesWithoutWarning());

    [Fact]
    public void Every_shape_of_method_and_event_is_dispatched() => Snapshot.Verify(Sample.With(
        [Contracts($$"""
            [WsContract(Events = typeof(IFilesEvents))] public interface IFiles { {{ClientTests.EveryShape}} }
            [WsContract] public interface IFilesEvents { {{ClientTests.EveryShape}} }
            """)],
        """
        public sealed partial class Files : WsEndpoint<IFilesEvents>, IFiles
        {
            ValueTask IFiles.SayAsync(Say message, CancellationToken cancellationToken) => default;
            Task IFiles.JoinAsync(Join message) => Task.CompletedTask;
            ValueTask<History> IFiles.GetHistoryAsync(GetHistory request, CancellationToken cancellationToken) => default;
            Task<Confirmed> IFiles.ConfirmAsync(Confirm request, CancellationToken cancellationToken) => throw null!;
            IAsyncEnumerable<RoomInfo> IFiles.WatchRooms(WatchRooms request) => throw null!;
            ValueTask IFiles.UploadFileAsync(Upload request, IAsyncEnumerable<Chunk> chunks, CancellationToken cancellationToken) => default;
            Task<Stored> IFiles.StoreAsync(IAsyncEnumerable<Chunk> chunks, Stored request) => throw null!;
            IAsyncEnumerable<Chunk> IFiles.EchoAsync(Echo request, IAsyncEnumerable<Chunk> items, CancellationToken cancellationToken) => items;
        }
        """).CompilesWithoutWarning());

    [Fact]
    public void Several_contracts_are_one_endpoints_and_share_what_they_inherit() => Snapshot.Verify(Sample.With(
        [Contracts("""
            public interface ISay<T> { ValueTask SayAsync(T message); }
            [WsContract] public interface IBase : ISay<Say>;
            [WsContract] public interface IJoin : IBase { ValueTask JoinAsync(Join message); }
            [WsContract] public interface IAsk : IBase { ValueTask<Confirmed> SayAsync(Confirm request); }
            """)],
        """
        public sealed partial class Endpoint : WsEndpoint, IJoin, IAsk
        {
            public ValueTask SayAsync(Say message) => default;
            public ValueTask JoinAsync(Join message) => default;
            public ValueTask<Confirmed> SayAsync(Confirm request) => default;
        }
        """).CompilesWithoutWarning());

    [Fact]
    public void An_endpoint_may_nest_in_partial_types_and_be_private() => Snapshot.Verify(Sample.With(
        [Contracts("[WsContract(Events = typeof(IEvents))] public interface IChat; [WsContract] public interface IEvents { ValueTask SaidAsync(Said target); }")],
        """
        public static partial class Outer { internal partial record struct @in { private sealed partial class @event : WsEndpoint<IEvents>, IChat; } }
        """).CompilesWithoutWarning());

    [Fact]
    public void Nested_names_leave_the_users_names_their_meaning()
    {
        var source = Sample.Run(Say, """
            public static class Operations { public static int Count => 1; }
            public partial class Endpoint : WsEndpoint, IChat
            {
                private const string WsOperations = "taken";
                public ValueTask SayAsync(Say message) => new(Task.FromResult(WsOperations.Length + Operations.Count));
            }
            """).CompilesWithoutWarning().Source("Chat.Endpoint.g.cs");

        Assert.Contains("private static class WsWsOperations", source, StringComparison.Ordinal);
    }

    [Fact]
    public void Operations_whose_names_are_taken_get_others() => Sample.Run("""
        [WsContract(Events = typeof(IEvents))] public interface IChat
        {
            ValueTask OperationsAsync(Say message);
            ValueTask EqualsAsync(Join message);
            ValueTask EventsTargetAsync(Confirm message);
            ValueTask EventsTarget(Upload message);
            ValueTask Async(Echo message);
            ValueTask @classAsync(Stored message);
        }
        [WsContract] public interface IEvents { ValueTask EventsTarget(Say @this); ValueTask Equals(Join target); ValueTask target(Upload request); }
        public partial class Endpoint : WsEndpoint<IEvents>, IChat
        {
            public ValueTask OperationsAsync(Say message) => default;
            public ValueTask EqualsAsync(Join message) => default;
            public ValueTask EventsTargetAsync(Confirm message) => default;
            public ValueTask EventsTarget(Upload message) => default;
            public ValueTask Async(Echo message) => default;
            public ValueTask @classAsync(Stored message) => default;
        }
        """).CompilesWithoutWarning();

    [Fact]
    public void An_endpoint_may_derive_from_another_at_any_depth()
    {
        var run = Sample.Run(Say, """
            public abstract class Base<T> : WsEndpoint { protected static T? Value => default; }
            public partial class First : Base<int>, IChat { public ValueTask SayAsync(Say message) => default; }
            public sealed partial class Second : First;
            """).CompilesWithoutWarning();

        Assert.Equal(["Chat.ChatClient.g.cs", "Chat.First.g.cs", "Chat.Second.g.cs"], run.Sources.Select(source => source.HintName));
    }

    [Fact]
    public void An_endpoint_in_several_parts_is_generated_for_once() => Sample.Run(Say, """
        public partial class Endpoint : IDisposable { public void Dispose() { } }
        public partial class Endpoint : WsEndpoint;
        """, "public partial class Endpoint : IChat { public ValueTask SayAsync(Say message) => default; }").CompilesWithoutWarning();

    [Fact]
    public void An_abstract_class_is_no_endpoint() =>
        Assert.Empty(Sample.Run("public abstract class Endpoint<T> : WsEndpoint;").CompilesWithoutWarning().Sources);

    [Fact]
    public void Events_may_be_internal() => Sample.Run("""
        [WsContract(Events = typeof(IEvents))] internal interface IChat;
        [WsContract] internal interface IEvents { ValueTask SaidAsync(Said message); }
        internal sealed partial class Endpoint : WsEndpoint<IEvents>, IChat;
        """).CompilesWithoutWarning();

    internal static MetadataReference Contracts(string code)
    {
        var run = Sample.Run(code).CompilesWithoutWarning();
        return run.Output.WithAssemblyName("Contracts").ToMetadataReference();
    }
}
