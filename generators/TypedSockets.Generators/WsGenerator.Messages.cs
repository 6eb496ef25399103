using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedSockets.Generators.Emit;
using TypedSockets.Generators.Model;
using TypedSockets.Generators.Parsing;

namespace TypedSockets.Generators;

public sealed partial class WsGenerator
{
    /// <summary>A file for each message and one for each payload type, so that an edit writes one file again; two where the binary protocol is referenced.</summary>
    private static void RegisterMessages(IncrementalGeneratorInitializationContext context)
    {
        var messages = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                "TypedSockets.WsMessageAttribute",
                static (node, _) => node is TypeDeclarationSyntax,
                ParseMessage)
            .Where(static message => message is not null)
            .Select(static (message, _) => message!)
            .WithTrackingName(TrackingNames.Messages);

        var codecs = messages
            .Select(static (message, _) => message with { Payloads = [] })
            .WithTrackingName(TrackingNames.MessageCodecs);
        context.RegisterSourceOutput(codecs, static (output, message) =>
            AddSources(output, message.HasMessagePack, format => MessageEmitter.HintName(message, format), format => MessageEmitter.Emit(message, format)));

        var payloads = messages
            .SelectMany(static (message, _) => message.Payloads)
            .Collect()
            .SelectMany(static (payloads, _) => Distinct(payloads))
            .WithTrackingName(TrackingNames.PayloadCodecs);
        context.RegisterSourceOutput(payloads, static (output, payload) =>
            AddSources(output, payload.HasMessagePack, format => PayloadEmitter.HintName(payload, format), format => PayloadEmitter.Emit(payload, format)));
    }

    private static void AddSources(SourceProductionContext output, bool hasMessagePack, Func<CodecFormat, string> hintName, Func<CodecFormat, string> emit)
    {
        output.AddSource(hintName(CodecFormat.Json), emit(CodecFormat.Json));
        if (hasMessagePack)
        {
            output.AddSource(hintName(CodecFormat.MessagePack), emit(CodecFormat.MessagePack));
        }
    }

    private static MessageModel? ParseMessage(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        var types = KnownTypes.Of(context.SemanticModel.Compilation);
        var symbol = (INamedTypeSymbol)context.TargetSymbol;

        // Marked twice, which is an error of its own, it is still one message.
        var first = KnownTypes.FindAttribute(symbol, types.WsMessageAttribute)?.ApplicationSyntaxReference;
        var isFirst = first is not null
            && first.SyntaxTree == context.TargetNode.SyntaxTree
            && context.TargetNode.FullSpan.Contains(first.Span);
        return isFirst ? MessageParser.Parse(symbol, types, refuse: null, cancellationToken) : null;
    }

    private static IEnumerable<PayloadModel> Distinct(ImmutableArray<PayloadModel> payloads)
    {
        var distinct = payloads
            .GroupBy(payload => payload.CodecName, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.FirstOrDefault(payload => payload.IsPopulated) ?? group.First()) with { HasMessagePack = group.Any(payload => payload.HasMessagePack) })
            .ToList();
        var names = distinct.ToLookup(payload => payload.CodecName, StringComparer.OrdinalIgnoreCase);
        return distinct.Select(payload => names[payload.CodecName].Skip(1).Any() ? payload with { HasTwin = true } : payload);
    }
}
