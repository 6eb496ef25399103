using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace TypedSockets.Analyzers.Reliability;

/// <summary>WS2003 of code that owns a socket: unbounded channels, and private collections of messages that only grow.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnboundedBufferAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.UnboundedBuffer];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            var types = SocketTypes.Later(start.Compilation);
            start.RegisterOperationAction(operation => AnalyzeChannel(operation, types.Value), OperationKind.Invocation);
            start.RegisterOperationAction(operation => AnalyzeCreation(operation, types.Value), OperationKind.ObjectCreation);
            start.RegisterSymbolStartAction(symbol => AnalyzeCollections(symbol, types.Value), SymbolKind.NamedType);
        });
    }

    private static void AnalyzeChannel(OperationAnalysisContext context, SocketTypes types)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod is { Name: "CreateUnbounded" or "CreateUnboundedPrioritized", TypeArguments: [var item] } method
            && method.ContainingType.IsIn("System.Threading.Channels", "Channel")
            && IsQueued(item, types)
            && SocketOwners.IsInOwner(call, context.ContainingSymbol, types))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.UnboundedBuffer, call.Syntax.GetLocation(), $"The channel of '{Name(item)}'", "create a bounded channel, which says what happens when it is full"));
        }
    }

    private static void AnalyzeCreation(OperationAnalysisContext context, SocketTypes types)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (creation.Type is INamedTypeSymbol { Name: "BlockingCollection", TypeArguments: [var item] } type
            && type.IsIn("System.Collections.Concurrent", "BlockingCollection")
            && creation.Constructor?.Parameters.Any(parameter => parameter.Name is "boundedCapacity") is false
            && IsQueued(item, types)
            && SocketOwners.IsInOwner(creation, context.ContainingSymbol, types))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.UnboundedBuffer, creation.Syntax.GetLocation(), $"The 'BlockingCollection' of '{Name(item)}'", "give it a bounded capacity, at which whoever adds to it waits"));
        }
    }

    private static void AnalyzeCollections(SymbolStartAnalysisContext context, SocketTypes types)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        HashSet<ISymbol>? collections = null;
        foreach (var member in type.GetMembers())
        {
            if (IsCandidate(member, types))
            {
                (collections ??= new(SymbolEqualityComparer.Default)).Add(member);
            }
        }

        if (collections is null || !SocketOwners.IsOwner(type, types))
        {
            return;
        }

        var uses = new ConcurrentDictionary<ISymbol, CollectionUse>(SymbolEqualityComparer.Default);
        context.RegisterOperationAction(
            operation =>
            {
                var reference = (IMemberReferenceOperation)operation.Operation;
                if (collections.Contains(reference.Member))
                {
                    var use = CollectionUses.Classify(reference, operation.ContainingSymbol);
                    uses.AddOrUpdate(reference.Member, use, (_, others) => others | use);
                }
            },
            OperationKind.FieldReference,
            OperationKind.PropertyReference);
        context.RegisterSymbolEndAction(end =>
        {
            foreach (var use in uses.Where(use => use.Value is CollectionUse.Grows))
            {
                end.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.UnboundedBuffer, use.Key.Locations[0], $"'{type.Name}.{use.Key.Name}' only grows and", "take out what is done with, look at its count before adding, or use a bounded channel"));
            }
        });
    }

    private static bool IsCandidate(ISymbol member, SocketTypes types)
    {
        var type = member switch
        {
            IFieldSymbol { IsImplicitlyDeclared: false } field => field.Type,
            IPropertySymbol property => property.Type,
            _ => null,
        };
        return member.DeclaredAccessibility == Accessibility.Private
            && type is INamedTypeSymbol { TypeArguments: [var item, ..] } collection
            && (collection.IsIn("System.Collections.Generic", "Queue", "PriorityQueue", "Stack", "LinkedList") || collection.IsIn("System.Collections.Concurrent", "ConcurrentQueue", "ConcurrentBag", "ConcurrentStack")
                ? IsQueued(item, types)
                : collection.IsIn("System.Collections.Generic", "List") && (item.SpecialType == SpecialType.System_Byte || SocketOwners.IsPayload(item, types)));
    }

    /// <summary>Whether what is queued is a message or its content; what a socket's owner queues as text is one, too.</summary>
    private static bool IsQueued(ITypeSymbol item, SocketTypes types) =>
        item.SpecialType == SpecialType.System_String || SocketOwners.IsPayload(item, types) || (item is INamedTypeSymbol whole && Carries(whole, types));

    /// <summary>Whether the item is a tuple with a message in it, or a struct or record that the program wraps around one.</summary>
    private static bool Carries(INamedTypeSymbol item, SocketTypes types) => item.IsTupleType
        ? item.TupleElements.Any(element => IsQueued(element.Type, types))
        : (item.IsValueType || item.IsRecord)
            && item.Locations is [{ IsInSource: true }, ..]
            && item.GetMembers().Any(member => member is IFieldSymbol { IsStatic: false } field && SocketOwners.IsPayload(field.Type, types));

    private static string Name(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
}
