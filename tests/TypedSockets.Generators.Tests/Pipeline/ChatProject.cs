using Microsoft.CodeAnalysis;

namespace TypedSockets.Generators.Tests.Pipeline;

/// <summary>A project with something of everything, and another that it references.</summary>
internal static class ChatProject
{
    /// <summary>The file of the messages, whose <c>Order</c> and <c>Quote</c> share a payload type.</summary>
    public const int MessageFile = 0;

    public const int PayloadFile = 1;

    public const int ContractFile = 2;

    public const int EndpointFile = 3;

    public const int OtherFile = 4;

    public const string Messages = """
        using System.Collections.Generic;
        using TypedSockets;

        namespace Chat;

        [WsMessage("chat.say")]
        public sealed partial record Say(string Room, string Text)
        {
            public int Words() => Text.Split(' ').Length;
        }

        [WsMessage("chat.order")]
        public sealed partial record Order(List<Line> Lines, Shared.Address Address);

        [WsMessage("chat.quote")]
        public sealed partial record Quote(Line Line, Size Size);

        [WsMessage("chat.said")]
        public sealed partial record Said(string Room, string Text);
        """;

    public const string Payloads = """
        namespace Chat;

        public sealed record Line(string Sku)
        {
            public bool IsSold() => false;
        }

        public sealed record Size(int Width);
        """;

    public const string Contracts = """
        using System.Threading;
        using System.Threading.Tasks;
        using TypedSockets;

        namespace Chat;

        [WsContract(Events = typeof(IChatEvents))]
        public interface IChat
        {
            ValueTask SayAsync(Say message, CancellationToken cancellationToken = default);
            ValueTask<Quote> OrderAsync(Order request, CancellationToken cancellationToken = default);
        }

        [WsContract]
        public interface IChatEvents
        {
            ValueTask SaidAsync(Said message, CancellationToken cancellationToken = default);
        }

        [WsContract]
        public interface IProbe
        {
            ValueTask PingAsync(Shared.Ping message, CancellationToken cancellationToken = default);
        }
        """;

    public const string Endpoints = """
        using System.Threading;
        using System.Threading.Tasks;
        using TypedSockets;

        namespace Chat;

        public sealed partial class ChatEndpoint : WsEndpoint<IChatEvents>, IChat
        {
            public ValueTask SayAsync(Say message, CancellationToken cancellationToken) => default;
            public ValueTask<Quote> OrderAsync(Order request, CancellationToken cancellationToken) => default;
        }

        public sealed partial class ProbeEndpoint : WsEndpoint, IProbe
        {
            public ValueTask PingAsync(Shared.Ping message, CancellationToken cancellationToken) => default;
        }
        """;

    public const string Other = "namespace Chat { public static class Other { public const int Count = 1; public static int Twice(int x) => x + x; } }";

    /// <summary>The files, in the order of their numbers.</summary>
    public static readonly string[] Files = [Messages, Payloads, Contracts, Endpoints, Other];

    private const string SharedCode = """
        namespace Shared
        {
            public sealed record Address(string Street);

            [TypedSockets.WsMessage("shared.ping")]
            public sealed partial record Ping(string Text);

            public static class Unrelated { public static int Count() => 1; }
        }
        """;

    /// <summary>What the project references, before it is edited.</summary>
    public static readonly MetadataReference Shared = Compile();

    /// <summary>Runs the generator over the project for the first time.</summary>
    public static GeneratorRun Run() => GeneratorRun.With([Shared], Files);

    /// <summary>What the project references, after an edit.</summary>
    public static MetadataReference SharedAfter(string from, string to)
    {
        Assert.Contains(from, SharedCode, StringComparison.Ordinal);
        return Compile(from, to);
    }

    private static PortableExecutableReference Compile(string from = "\0", string to = "")
    {
        var output = GeneratorRun.Over(SharedCode.Replace(from, to, StringComparison.Ordinal)).CompilesWithoutWarning().Output.WithAssemblyName("Shared");
        using var image = new MemoryStream();
        Assert.True(output.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
