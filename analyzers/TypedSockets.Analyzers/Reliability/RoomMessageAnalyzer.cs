using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace TypedSockets.Analyzers.Reliability;

/// <summary>WS2004: what is meant for a room but goes to every connection, or is sorted out by a loop over them all.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RoomMessageAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.RoomMessageToEveryone];

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
                start.RegisterOperationAction(operation => AnalyzeCall(operation, types), OperationKind.Invocation);
                start.RegisterOperationAction(operation => AnalyzeLoop(operation, types), OperationKind.Loop);
            }
        });
    }

    private static void AnalyzeCall(OperationAnalysisContext context, SocketTypes types)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.Instance is null
            || !types.IsContract(call.TargetMethod.ContainingType)
            || FindTarget(call.Instance, types) is not { } target
            || call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value.Unwrap() is not { Type: { } message }
            || RoomNames.FindMember(message, types) is not { } room)
        {
            return;
        }

        Report(context, call, $"'{target.Property.Name}' gets '{message.Name}', which names a room in '{room.Name}'", target.Property.Name is "Others" ? "send it to 'OthersIn(...)'" : "send it to 'Room(...)'");
    }

    /// <summary>The target of all connections that the call goes to, also where a variable holds it.</summary>
    private static IPropertyReferenceOperation? FindTarget(IOperation receiver, SocketTypes types) => receiver.Unwrap() switch
    {
        IPropertyReferenceOperation { Property: { Name: "Everyone" or "Others" } property } reference when types.IsEndpointBase(property.ContainingType) || types.IsContext(property.ContainingType) => reference,
        ILocalReferenceOperation local => local.Root().Descendants().OfType<IVariableDeclaratorOperation>()
            .Where(declarator => SymbolEqualityComparer.Default.Equals(declarator.Symbol, local.Local))
            .Select(declarator => declarator.GetVariableInitializer()?.Value.Unwrap())
            .FirstOrDefault() is IPropertyReferenceOperation value ? FindTarget(value, types) : null,
        _ => null,
    };

    private static void AnalyzeLoop(OperationAnalysisContext context, SocketTypes types)
    {
        if (context.Operation is not IForEachLoopOperation loop
            || !loop.Collection.DescendantsAndSelf().Any(part => types.IsConnections(part.Type))
            || loop.Locals.FirstOrDefault(local => types.IsConnection(local.Type)) is not { } connection)
        {
            return;
        }

        var asksForRoom = AsksForRoom(loop.Collection, types) || loop.Body.DescendantsWithoutFunctions().Any(inner => inner is IConditionalOperation branch && AsksForRoom(branch.Condition, types));
        foreach (var send in loop.Body.DescendantsWithoutFunctions().OfType<IInvocationOperation>().Where(call => types.IsSend(call.TargetMethod)))
        {
            var isToConnection = send.Instance is { } receiver && receiver.DescendantsAndSelf().Any(part => part is ILocalReferenceOperation local && SymbolEqualityComparer.Default.Equals(local.Local, connection));
            if (isToConnection && (asksForRoom || (send.Arguments is [{ Value: var message }, ..] && RoomNames.FindMember(message.Unwrap().Type, types) is not null)))
            {
                Report(context, send, "A loop over all connections sends what is meant for a room", "send it to 'Room(...)', which knows its members and encodes the message once");
            }
        }
    }

    private static bool AsksForRoom(IOperation condition, SocketTypes types) =>
        condition.DescendantsAndSelf().Any(part => part is IPropertyReferenceOperation { Property.Name: "Rooms" } rooms && types.IsConnection(rooms.Property.ContainingType));

    private static void Report(OperationAnalysisContext context, IOperation operation, string what, string instead) =>
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.RoomMessageToEveryone, operation.Syntax.GetLocation(), what, instead));
}
