using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace TypedSockets.Analyzers.Reliability;

/// <summary>WS2009: state that an endpoint shares with all others, and its connection kept where it outlives the endpoint.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LeakedStateAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.LeakedState];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            var types = new SocketTypes(start.Compilation);
            if (types.HasProduct)
            {
                start.RegisterSymbolStartAction(symbol => AnalyzeEndpoint(symbol, types), SymbolKind.NamedType);
            }
        });
    }

    private static void AnalyzeEndpoint(SymbolStartAnalysisContext context, SocketTypes types)
    {
        var endpoint = (INamedTypeSymbol)context.Symbol;
        if (!types.IsEndpoint(endpoint) || types.IsEndpointBase(endpoint))
        {
            return;
        }

        var changed = new ConcurrentDictionary<ISymbol, bool>(SymbolEqualityComparer.Default);
        var emptied = new ConcurrentDictionary<ISymbol, bool>(SymbolEqualityComparer.Default);
        var kept = new ConcurrentBag<(IOperation Place, string Name, ISymbol? Where)>();
        context.RegisterOperationAction(
            operation =>
            {
                var reference = (IMemberReferenceOperation)operation.Operation;
                if (reference.Member is IPropertySymbol { Name: "Connection" or "Caller" } property && types.IsEndpointBase(property.ContainingType) && EndpointState.FindKeeper(reference, endpoint) is { } keeper)
                {
                    kept.Add((reference, property.Name, keeper.Source()));
                }

                Note(reference, changed, emptied);
            },
            OperationKind.PropertyReference,
            OperationKind.FieldReference);
        context.RegisterOperationAction(
            operation =>
            {
                if (operation.Operation is IParameterReferenceOperation { Parameter: var parameter } reference && EndpointState.IsTakenFrom(reference))
                {
                    emptied.TryAdd(parameter, true);
                }
            },
            OperationKind.ParameterReference);
        context.RegisterSymbolEndAction(end =>
        {
            foreach (var member in endpoint.GetMembers().Where(member => EndpointState.IsShared(member, changed.ContainsKey)))
            {
                end.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.LeakedState,
                    member.Locations[0],
                    $"'{endpoint.Name}.{member.Name}' is static, so all connections change it at the same time and it outlives them",
                    "keep what belongs to one connection in a field, and what they share in a service"));
            }

            foreach (var (place, name, where) in kept.Where(keep => keep.Where is null || !emptied.ContainsKey(keep.Where)))
            {
                end.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.LeakedState,
                    place.Syntax.GetLocation(),
                    $"'{name}' is kept {(where is null ? "" : $"in '{where.Name}' ")}beyond its connection",
                    "keep 'Connection.Id' and reach it by 'Client(id)', or take it out in 'OnDisconnectedAsync'"));
            }
        });
    }

    private static void Note(IMemberReferenceOperation reference, ConcurrentDictionary<ISymbol, bool> changed, ConcurrentDictionary<ISymbol, bool> emptied)
    {
        if (EndpointState.IsTakenFrom(reference))
        {
            emptied.TryAdd(reference.Member, true);
        }

        if (reference.Member.IsStatic && EndpointState.IsChanged(reference))
        {
            changed.TryAdd(reference.Member, true);
        }
    }
}
