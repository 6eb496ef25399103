using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TypedSockets.Analyzers.Values;

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
            var types = SocketTypes.Later(start.Compilation);
            start.RegisterOperationAction(operation => AnalyzeCall(operation, types.Value), OperationKind.Invocation);
        });
    }

    private static void AnalyzeCall(OperationAnalysisContext context, SocketTypes types)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!types.IsSend(call.TargetMethod))
        {
            return;
        }

        if (RoomLoops.IsForRoom(call, types))
        {
            Report(context, call, "A loop over all connections sends what is meant for a room", "send it to 'Room(...)', which knows its members and encodes the message once");
        }
        else if (types.IsContract(call.TargetMethod.ContainingType)
            && call.Instance is { } receiver
            && FindTarget(receiver, types) is { } target
            && call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value.Unwrap() is { Type: { } message }
            && RoomNames.FindMember(message, types) is { } room)
        {
            Report(context, call, $"'{target.Property.Name}' gets '{message.Name}', which names a room in '{room.Name}'", target.Property.Name is "Others" ? "send it to 'OthersIn(...)'" : "send it to 'Room(...)'");
        }
    }

    /// <summary>The target of all connections that the call goes to, also where a variable holds it or a condition chooses between two such.</summary>
    private static IPropertyReferenceOperation? FindTarget(IOperation receiver, SocketTypes types) => ValueSource.Of(receiver) switch
    {
        IPropertyReferenceOperation { Property: { Name: "Everyone" or "Others" } property } reference when types.IsEndpointBase(property.ContainingType) || types.IsContext(property.ContainingType) => reference,
        IConditionalOperation { WhenFalse: { } otherwise } choice when FindTarget(otherwise, types) is not null => FindTarget(choice.WhenTrue, types),
        _ => null,
    };

    private static void Report(OperationAnalysisContext context, IOperation operation, string what, string instead) =>
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.RoomMessageToEveryone, operation.Syntax.GetLocation(), what, instead));
}
