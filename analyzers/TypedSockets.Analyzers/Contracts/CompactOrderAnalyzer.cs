using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedSockets.Generators.Parsing;

namespace TypedSockets.Analyzers.Contracts;

/// <summary>WS1014: a compact message's order is compared with the recorded one, to which members may only be added.</summary>
/// <remarks>
/// It reports where nothing speaks binary as well: what a message promises should not depend on who references it. A line
/// whose message is gone stays, for peers of before may still send it.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CompactOrderAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The property of a diagnostic that holds the line which the record ought to have; missing where that would break a promise.</summary>
    internal const string LineToRecord = nameof(LineToRecord);

    /// <summary>The property that holds the message's order as a line, where it is not the recorded one.</summary>
    internal const string CurrentLine = nameof(CurrentLine);

    /// <summary>The property that holds the recorded order as a line, where the message has another.</summary>
    internal const string RecordedLine = nameof(RecordedLine);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.CompactOrder];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            // Null where there is a file that can't be read, of which nothing can be said.
            var file = CompactRecord.FindFile(start.Options);
            var record = new Lazy<CompactRecord?>(() => file is null ? CompactRecord.Empty : file.GetText() is { } text ? CompactRecord.Read(text) : null);
            start.RegisterSemanticModelAction(DeclaredType.Each(type => Analyze(type, record)));
            if (file is not null)
            {
                start.RegisterAdditionalFileAction(additional => Check(additional, file, record));
            }
        });
    }

    private static void Analyze(DeclaredType type, Lazy<CompactRecord?> record)
    {
        var types = KnownTypes.Of(type.Compilation);
        if (!KnownTypes.HasAttribute(type.Symbol, types.WsMessageAttribute)
            || !MessageParser.IsCompact(type.Symbol, types)
            || types.Messages.Judge(type.Symbol, type.CancellationToken).Compact is not { } order
            || record.Value is not { } recorded
            || Compare(type.Symbol, order, recorded.Find(order.MessageType)) is not { } diagnostic)
        {
            return;
        }

        type.Report(diagnostic);
    }

    private static Diagnostic? Compare(INamedTypeSymbol message, CompactOrder order, CompactRecordLine? recorded)
    {
        var line = CompactRecordLine.Write(order.MessageType, order.Members);
        if (recorded is null)
        {
            return Behind($"'{message.Name}' has no recorded order", $"record it with the fix, or add the line '{line}' to {CompactRecord.FileName}");
        }

        if (recorded.Fault is not null)
        {
            return null;
        }

        var place = FindChange(recorded.Members, order.Members);
        if (place < recorded.Members.Count)
        {
            return Changed(place);
        }

        var added = order.Members.Skip(place).Select(static name => $"'{name}'").ToList();
        return added.Count == 0
            ? null
            : Behind($"'{message.Name}' has {string.Join(", ", added)} behind its recorded order", $"record that with the fix, or make the line '{line}' in {CompactRecord.FileName}");

        Diagnostic Behind(string what, string remedy) =>
            Create(message, ImmutableDictionary<string, string?>.Empty.Add(LineToRecord, line), what, remedy);

        Diagnostic Changed(int place)
        {
            var before = recorded.Members[place];
            var now = place < order.Members.Count ? $"is '{order.Members[place]}' now" : "is gone";
            return Create(
                message,
                ImmutableDictionary<string, string?>.Empty.Add(RecordedLine, CompactRecordLine.Write(recorded.Type, recorded.Members)).Add(CurrentLine, line),
                string.Format(CultureInfo.InvariantCulture, "'{0}' has not its recorded order: place {1} was '{2}' and {3}", message.Name, place + 1, before, now),
                $"put '{before}' back, with new members behind all others, or give the message a new type");
        }
    }

    private static Diagnostic Create(INamedTypeSymbol message, ImmutableDictionary<string, string?> properties, string what, string remedy) =>
        Diagnostic.Create(Descriptors.CompactOrder, message.Locations[0], properties, what, remedy);

    /// <summary>The first place that is not as recorded; the count of the recorded ones where there is none.</summary>
    private static int FindChange(IReadOnlyList<string> recorded, IReadOnlyList<string> now)
    {
        var place = 0;
        while (place < recorded.Count && place < now.Count && string.Equals(recorded[place], now[place], StringComparison.Ordinal))
        {
            place++;
        }

        return place;
    }

    /// <summary>Reports the lines of the record that can't be read.</summary>
    private static void Check(AdditionalFileAnalysisContext context, AdditionalText file, Lazy<CompactRecord?> record)
    {
        if (context.AdditionalFile != file || record.Value is not { } recorded || file.GetText(context.CancellationToken) is not { } text)
        {
            return;
        }

        var faulty = recorded.Lines.Where(static line => line.Fault is not null).ToList();
        if (faulty.Count > 0 && KnownTypes.Of(context.Compilation).WsMessageAttribute is null)
        {
            return;
        }

        foreach (var line in faulty)
        {
            var location = Location.Create(file.Path, line.Line.Span, text.Lines.GetLinePositionSpan(line.Line.Span));
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.CompactOrder,
                location,
                string.Format(CultureInfo.InvariantCulture, "Line {0} of {1} can't be read: {2}", line.Line.LineNumber + 1, CompactRecord.FileName, line.Fault),
                "write one line for each message, such as 'chat.said: room, name', and '#' before a comment"));
        }
    }
}
