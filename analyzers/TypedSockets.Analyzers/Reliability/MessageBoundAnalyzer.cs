using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace TypedSockets.Analyzers.Reliability;

/// <summary>WS2008: messages without a bound, by an option or in a raw receive, and receives that take a part for the whole.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MessageBoundAnalyzer : DiagnosticAnalyzer
{
    /// <summary>A little less than the largest number, so that the longest array counts as well.</summary>
    private const double NoBound = int.MaxValue - 64;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.MessageWithoutBound];

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
                start.RegisterOperationAction(AnalyzeOption, OperationKind.SimpleAssignment);
            }

            if (types.HasSockets)
            {
                start.RegisterOperationAction(operation => AnalyzeReceive(operation, types), OperationKind.Invocation);
            }
        });
    }

    private static void AnalyzeOption(OperationAnalysisContext context)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (OptionAssignments.FindOption(assignment) is { Name: "MaxMessageBytes" or "MaxStreamItemBytes" } option && ConstantTime.OfNumber(assignment.Value) >= NoBound)
        {
            Report(context, assignment, $"'{option.Name}' is lifted", "so one message can fill the memory; set the size of the largest message that you exchange");
        }
    }

    private static void AnalyzeReceive(OperationAnalysisContext context, SocketTypes types)
    {
        var receive = (IInvocationOperation)context.Operation;
        if (receive.TargetMethod.Name is not "ReceiveAsync" || !types.IsWebSocket(receive.Instance?.Type) || FindResult(receive) is not { } result)
        {
            return;
        }

        var uses = receive.Root().Descendants().OfType<ILocalReferenceOperation>().Where(use => SymbolEqualityComparer.Default.Equals(use.Local, result) && !IsTarget(use)).ToList();
        if (!uses.TrueForAll(use => use.Parent is IPropertyReferenceOperation))
        {
            // It is handed on, and whoever gets it may look.
            return;
        }

        var asked = uses.Select(use => ((IPropertyReferenceOperation)use.Parent!).Property.Name).ToList();
        if (asked.Contains("Count") && !asked.Contains("EndOfMessage"))
        {
            Report(context, receive, $"The receive in '{context.ContainingSymbol.Name}' never looks at 'EndOfMessage'", "so it takes a part of a message for the whole; receive until it is true");
        }
        else if (receive.Ancestors().TakeWhile(ancestor => !ancestor.IsFunction()).OfType<ILoopOperation>().FirstOrDefault() is { } loop && Gathers(loop) && !IsCapped(loop))
        {
            Report(context, receive, $"The receive in '{context.ContainingSymbol.Name}' has no limit", "so one message can fill the memory; count its bytes, and close the socket when they are too many");
        }
    }

    /// <summary>The variable that gets the result.</summary>
    private static ILocalSymbol? FindResult(IOperation receive)
    {
        var value = receive.User();
        while (value is IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "AsTask" })
        {
            value = value.User();
        }

        return value is IAwaitOperation ? value.User() switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol,
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation local } => local.Local,
            _ => null,
        } : null;
    }

    private static bool IsTarget(IOperation use) => use.Parent is ISimpleAssignmentOperation assignment && assignment.Target == use;

    /// <summary>Whether the loop puts what it receives where there is no end of room.</summary>
    private static bool Gathers(ILoopOperation loop) => loop.DescendantsWithoutFunctions().Any(inner => inner switch
    {
        IInvocationOperation { TargetMethod.Name: "Write" or "WriteAsync" } call when call.Instance?.Type.IsIn("System.IO", "MemoryStream") == true => true,
        IInvocationOperation { TargetMethod.Name: "Append" } call when call.Instance?.Type.IsIn("System.Text", "StringBuilder") == true => true,
        IInvocationOperation { TargetMethod.Name: "Add" or "AddRange" } call when call.Instance?.Type is INamedTypeSymbol { TypeArguments: [{ SpecialType: SpecialType.System_Byte }] } => true,
        IInvocationOperation { TargetMethod.Name: "AddRange", Arguments: [{ Value: { } list }, ..] } when list.Unwrap().Type is INamedTypeSymbol { TypeArguments: [{ SpecialType: SpecialType.System_Byte }] } => true,
        IInvocationOperation { TargetMethod.Name: "Write" or "Advance" } call => (call.Instance ?? call.Arguments.FirstOrDefault()?.Value.Unwrap())?.Type.IsIn("System.Buffers", "ArrayBufferWriter") == true,
        ICompoundAssignmentOperation { Type.SpecialType: SpecialType.System_String } => true,
        _ => false,
    });

    /// <summary>Whether the loop compares something with a limit, or calls what may.</summary>
    private static bool IsCapped(ILoopOperation loop) => loop.DescendantsWithoutFunctions().Any(inner => inner switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual } comparison =>
            !IsZero(comparison.LeftOperand) && !IsZero(comparison.RightOperand),
        IRelationalPatternOperation pattern => !IsZero(pattern.Value),
        IInvocationOperation call => call.TargetMethod.Name is { } name && (name.StartsWith("ThrowIf", StringComparison.Ordinal) || name.Contains("Limit") || name.Contains("Ensure") || name.Contains("Check")),
        _ => false,
    });

    private static bool IsZero(IOperation value) => ConstantTime.OfNumber(value) is 0;

    private static void Report(OperationAnalysisContext context, IOperation operation, string what, string instead) =>
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.MessageWithoutBound, operation.Syntax.GetLocation(), what, instead));
}
