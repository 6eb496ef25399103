using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TypedSockets.Analyzers.Values;

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
            var types = SocketTypes.Later(start.Compilation);
            start.RegisterOperationAction(AnalyzeOption, OperationKind.SimpleAssignment);
            start.RegisterOperationAction(operation => AnalyzeReceive(operation, types.Value), OperationKind.Invocation);
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
        if (receive.TargetMethod.Name is not "ReceiveAsync" || !types.IsWebSocket(receive.Instance?.Type))
        {
            return;
        }

        if (FindResult(receive) is not { } result)
        {
            if ((IsDiscarded(receive) && IsDecoded(receive)) || (FindUser(receive) is IPropertyReferenceOperation { Property.Name: "Count" } count && !IsPassedOn(count)))
            {
                ReportPart(context, receive);
            }

            return;
        }

        var uses = receive.Root().Descendants().OfType<ILocalReferenceOperation>().Where(use => SymbolEqualityComparer.Default.Equals(use.Local, result) && !IsTarget(use) && !IsCompared(use)).ToList();
        if (!uses.TrueForAll(use => use.Parent is IPropertyReferenceOperation || use.User() is IIsPatternOperation { Pattern: IRecursivePatternOperation { DeclaredSymbol: null, DeconstructionSubpatterns: [] } }))
        {
            // It is handed on, and whoever gets it may look.
            return;
        }

        var asked = uses.SelectMany(AskedBy).ToList();
        if (!asked.Contains("EndOfMessage") && (asked.Contains("Count") ? !uses.Exists(PassesOn) : IsDecoded(receive)))
        {
            ReportPart(context, receive);
        }
        else if (receive.Ancestors().TakeWhile(ancestor => !ancestor.IsFunction()).OfType<ILoopOperation>().FirstOrDefault() is { } loop && Gathers(loop) && !IsCapped(loop))
        {
            Report(context, receive, $"The receive in '{context.ContainingSymbol.Name}' has no limit", "so one message can fill the memory; count its bytes, and close the socket when they are too many");
        }
    }

    /// <summary>The properties that are read, by their names or by a pattern.</summary>
    private static IEnumerable<string> AskedBy(IOperation use) => use.Parent is IPropertyReferenceOperation { Property.Name: var name }
        ? [name]
        : use.User()!.Descendants().OfType<IPropertySubpatternOperation>().Select(part => part.Member).OfType<IPropertyReferenceOperation>().Select(member => member.Property.Name);

    /// <summary>The variable that gets the result.</summary>
    private static ILocalSymbol? FindResult(IOperation receive) => FindUser(receive) switch
    {
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol,
        ISimpleAssignmentOperation { Target: ILocalReferenceOperation local } => local.Local,
        _ => null,
    };

    private static bool IsDiscarded(IOperation receive) => FindUser(receive) is IExpressionStatementOperation or ISimpleAssignmentOperation { Target: IDiscardOperation };

    /// <summary>What becomes of the result, once it has been waited for.</summary>
    private static IOperation? FindUser(IOperation receive)
    {
        var value = receive.User();
        while (value is IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "AsTask" or "GetAwaiter" })
        {
            value = value.User();
        }

        return value is IAwaitOperation or IInvocationOperation { TargetMethod.Name: "GetResult" } or IPropertyReferenceOperation { Property.Name: "Result" } ? value.User() : null;
    }

    /// <summary>Whether the bytes go on as they come, to one who takes them as a stream: there a part is as good as the whole.</summary>
    private static bool PassesOn(ILocalReferenceOperation use) =>
        use.Parent is IPropertyReferenceOperation { Property.Name: "Count" } count
        && (IsPassedOn(count)
            || (count.User() is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var number } }
                && use.Root().Descendants().Any(inner => inner is ILocalReferenceOperation copy && SymbolEqualityComparer.Default.Equals(copy.Local, number) && IsPassedOn(copy))));

    private static bool IsPassedOn(IOperation count) =>
        count.User() is IReturnOperation or ISimpleAssignmentOperation { Target: IMemberReferenceOperation }
        || count.Ancestors().TakeWhile(ancestor => ancestor is not IBlockOperation).Any(ancestor => ancestor switch
        {
            IInvocationOperation { TargetMethod.Name: "Advance" } => true,
            IInvocationOperation { TargetMethod.Name: "Write" or "WriteAsync", Instance.Type: { } stream } => stream.DerivesFrom("System.IO", "Stream") && !stream.DerivesFrom("System.IO", "MemoryStream"),
            _ => false,
        });

    /// <summary>Whether what was received is read as text, however much of it there is.</summary>
    private static bool IsDecoded(IInvocationOperation receive) =>
        receive.Arguments is [{ Value: var place }, ..]
        && FindBuffer(place) is { } buffer
        && receive.Root().Descendants().Any(inner =>
            inner is IInvocationOperation { TargetMethod.Name: "GetString" } decode
            && decode.Syntax.SpanStart > receive.Syntax.SpanStart
            && decode.Arguments.Any(argument => SymbolEqualityComparer.Default.Equals(FindBuffer(argument.Value), buffer)));

    /// <summary>The variable behind <c>new ArraySegment&lt;byte&gt;(buffer)</c>, <c>buffer.AsMemory()</c> and conversions.</summary>
    private static ISymbol? FindBuffer(IOperation place) => place switch
    {
        IConversionOperation conversion => FindBuffer(conversion.Operand),
        IObjectCreationOperation { Arguments: [{ Value: var array }, ..] } => FindBuffer(array),
        IInvocationOperation { TargetMethod.IsExtensionMethod: true, Arguments: [{ Value: var array }, ..] } => FindBuffer(array),
        IPropertyReferenceOperation { Property.Name: "Array" or "Span", Instance: { } whole } => FindBuffer(whole),
        _ => place.Source(),
    };

    private static bool IsTarget(IOperation use) => use.Parent is ISimpleAssignmentOperation assignment && assignment.Target == use;

    /// <summary>Whether it is only asked whether there is a result at all.</summary>
    private static bool IsCompared(IOperation use) => use.User() is IBinaryOperation or IIsPatternOperation { Pattern: IConstantPatternOperation or INegatedPatternOperation };

    /// <summary>Whether the loop puts what it receives where there is no end of room.</summary>
    private static bool Gathers(ILoopOperation loop) => loop.DescendantsWithoutFunctions().Any(inner => inner switch
    {
        IInvocationOperation { TargetMethod.Name: "Write" or "WriteAsync" } call when call.Instance?.Type.DerivesFrom("System.IO", "MemoryStream") == true => true,
        IInvocationOperation { TargetMethod.Name: "Resize" } call when call.TargetMethod.ContainingType.SpecialType is SpecialType.System_Array => true,
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
            !IsZero(comparison.LeftOperand) && !IsZero(comparison.RightOperand) && !MakesRoom(comparison),
        IRelationalPatternOperation pattern => !IsZero(pattern.Value),
        IInvocationOperation call => call.TargetMethod.Name is { } name && (name.StartsWith("ThrowIf", StringComparison.Ordinal) || name.Contains("Limit") || name.Contains("Ensure") || name.Contains("Check") || AsksAboutSize(call)),
        _ => false,
    });

    /// <summary>Whether a method of the program's own is asked about a size.</summary>
    private static bool AsksAboutSize(IInvocationOperation call) =>
        call.TargetMethod is { ReturnType.SpecialType: SpecialType.System_Boolean, Locations: [{ IsInSource: true }, ..] }
        && call.Arguments.Any(argument => argument.Value.DescendantsAndSelf().Any(part => part is IPropertyReferenceOperation { Property.Name: "Length" or "Count" or "WrittenCount" or "Position" }));

    /// <summary>Whether the comparison only asks for more room.</summary>
    private static bool MakesRoom(IOperation comparison) =>
        comparison.Ancestors().FirstOrDefault(ancestor => ancestor is IConditionalOperation) is IConditionalOperation { WhenTrue: var then } choice
        && choice.Condition.Syntax.Span.Contains(comparison.Syntax.Span)
        && then.Descendants().Any(inner => inner is IArrayCreationOperation or IInvocationOperation { TargetMethod: { Name: "Resize", ContainingType.SpecialType: SpecialType.System_Array } })
        && !then.Descendants().Any(inner => inner is IThrowOperation);

    private static bool IsZero(IOperation value) => ConstantTime.OfNumber(value) is 0;

    private static void ReportPart(OperationAnalysisContext context, IOperation receive) =>
        Report(context, receive, $"The receive in '{context.ContainingSymbol.Name}' never looks at 'EndOfMessage'", "so it takes a part of a message for the whole; receive until it is true");

    private static void Report(OperationAnalysisContext context, IOperation operation, string what, string instead) =>
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.MessageWithoutBound, operation.Syntax.GetLocation(), what, instead));
}
