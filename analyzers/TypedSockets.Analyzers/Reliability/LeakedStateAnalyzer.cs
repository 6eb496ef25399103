using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TypedSockets.Analyzers.Values;

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
            var types = SocketTypes.Later(start.Compilation);
            start.RegisterSymbolStartAction(symbol => AnalyzeEndpoint(symbol, types.Value), SymbolKind.NamedType);
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
        var letGo = new ConcurrentDictionary<ISymbol, bool>(SymbolEqualityComparer.Default);
        var kept = new ConcurrentBag<(IOperation Place, string Name, IOperation Keeper)>();
        var farewell = new Farewell();
        context.RegisterOperationAction(
            operation =>
            {
                var reference = (IMemberReferenceOperation)operation.Operation;
                if (reference.Member is IPropertySymbol { Name: "Connection" or "Caller" } property && types.IsEndpointBase(property.ContainingType) && EndpointState.FindKeeper(reference, endpoint) is { } keeper)
                {
                    kept.Add((reference, property.Name, keeper));
                }

                if (EndpointState.IsLetGo(reference))
                {
                    letGo.TryAdd(reference.Member, true);
                }

                if (reference.Member.IsStatic && operation.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.StaticConstructor } && EndpointState.IsChanged(reference))
                {
                    changed.TryAdd(reference.Member, true);
                }

                farewell.Note(operation.ContainingSymbol, EndpointState.Owner(reference.Member, endpoint));
            },
            OperationKind.PropertyReference,
            OperationKind.FieldReference);
        context.RegisterOperationAction(
            operation =>
            {
                var reference = (IParameterReferenceOperation)operation.Operation;
                if (EndpointState.IsLetGo(reference))
                {
                    letGo.TryAdd(reference.Parameter, true);
                }

                farewell.Note(operation.ContainingSymbol, reference.Parameter);
            },
            OperationKind.ParameterReference);
        context.RegisterOperationAction(
            operation => farewell.Note(operation.ContainingSymbol, EndpointState.Owner(((IInvocationOperation)operation.Operation).TargetMethod, endpoint)),
            OperationKind.Invocation);
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

            foreach (var (place, name, keeper) in kept)
            {
                var where = keeper.Source();
                if ((where is null || !letGo.ContainsKey(where)) && !(EndpointState.FindRoot(keeper, endpoint) is { } root && farewell.Reaches(root)))
                {
                    end.ReportDiagnostic(Diagnostic.Create(
                        Descriptors.LeakedState,
                        place.Syntax.GetLocation(),
                        $"'{name}' is kept {(where is null ? "" : $"in '{where.Name}' ")}beyond its connection",
                        "keep 'Connection.Id' and reach it by 'Client(id)', or take it out in 'OnDisconnectedAsync'"));
                }
            }
        });
    }
}
