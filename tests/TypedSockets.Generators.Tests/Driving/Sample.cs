using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedSockets.Generators.Parsing;

namespace TypedSockets.Generators.Tests;

/// <summary>Runs the generator over contracts and endpoints whose messages another assembly declares.</summary>
internal static class Sample
{
    public const string Chat = """
        [WsContract(Events = typeof(IChatEvents))]
        public interface IChat
        {
            ValueTask JoinAsync(Join message, CancellationToken cancellationToken = default);
            ValueTask SayAsync(Say message, CancellationToken cancellationToken = default);
            ValueTask<History> GetHistoryAsync(GetHistory request, CancellationToken cancellationToken = default);
            IAsyncEnumerable<RoomInfo> WatchRoomsAsync(WatchRooms request, CancellationToken cancellationToken = default);
        }

        [WsContract]
        public interface IChatEvents
        {
            ValueTask SaidAsync(Said message, CancellationToken cancellationToken = default);
            ValueTask<Confirmed> ConfirmAsync(Confirm request, CancellationToken cancellationToken = default);
        }

        """;

    private const string Head = """
        using System;
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.DependencyInjection;
        using TypedSockets;

        namespace Chat;

        """;

    private static readonly MetadataReference Messages = MessageLibrary.Of(
        "Chat",
        "chat.join Join", "chat.say Say", "chat.said Said", "chat.history GetHistory", "chat.history.page History",
        "chat.watch WatchRooms", "chat.room RoomInfo", "chat.confirm Confirm", "chat.confirmed Confirmed",
        "chat.chunk Chunk", "chat.upload Upload", "chat.stored Stored", "chat.echo Echo", "chat.say Shout");

    /// <summary>Runs the generator over code in the namespace of the messages.</summary>
    public static GeneratorRun Run(params string[] files) => With([], files);

    /// <summary>Runs the generator over code that references other projects too.</summary>
    public static GeneratorRun With(MetadataReference[] references, params string[] files) =>
        GeneratorRun.With([Messages, .. references], [.. files.Select(file => Head + file)]);

    /// <summary>Runs the generator over the code of a client or of a library of contracts.</summary>
    public static GeneratorRun WithoutServer(string code) => GeneratorRun.WithoutServer([Messages], Head + code);

    /// <summary>What the analyzers report of the code, each as <c>WS1006 'text it points at': argument, argument</c>.</summary>
    /// <remarks>Whatever is refused, what is generated beside it must compile.</remarks>
    public static IEnumerable<string> Refusals(string code, params MetadataReference[] references)
    {
        var run = With(references, code).CompilesWithoutWarning();
        var found = new List<Refusal>();
        var types = new KnownTypes(run.Output);
        var tree = run.Output.SyntaxTrees.First();
        var model = run.Output.GetSemanticModel(tree);
        foreach (var declaration in tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<TypeDeclarationSyntax>())
        {
            var type = model.GetDeclaredSymbol(declaration, TestContext.Current.CancellationToken)!;
            if (ContractMark.IsOn(type, types))
            {
                found.AddRange(types.Contracts.Judge(type, TestContext.Current.CancellationToken).Refusals);
            }

            EndpointParser.Check(type, types, found.Add, TestContext.Current.CancellationToken);
        }

        return found.Select(refusal => $"{refusal.Id} '{Text(refusal.Location)}': {string.Join(", ", refusal.Arguments)}");
    }

    private static string Text(Location location) => location.SourceTree!.GetText(TestContext.Current.CancellationToken).ToString(location.SourceSpan);
}
