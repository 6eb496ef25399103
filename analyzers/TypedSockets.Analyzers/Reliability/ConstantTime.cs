using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TypedSockets.Analyzers.Values;

namespace TypedSockets.Analyzers.Reliability;

/// <summary>Computes spans of time that are the same on every run.</summary>
internal static class ConstantTime
{
    /// <summary>The longest delay that the timers of .NET take; what is longer never comes.</summary>
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    /// <summary>Whether something that takes this long is waited for without end.</summary>
    public static bool IsInfinite(this TimeSpan time) => time == System.Threading.Timeout.InfiniteTimeSpan || time > LongestTimeout;

    /// <summary>The value; null where it is not the same on every run, or can't be told.</summary>
    public static TimeSpan? Of(IOperation? value) => Source(value) switch
    {
        IDefaultValueOperation { Type: { } type } when type.IsIn("System", "TimeSpan") => TimeSpan.Zero,
        IFieldReferenceOperation { Field: var field } reference => OfField(field, reference),
        IInvocationOperation { TargetMethod: { IsStatic: true } method } call when method.ContainingType.IsIn("System", "TimeSpan") && method.Name.StartsWith("From", StringComparison.Ordinal) =>
            Sum(call.Arguments, method.Name.Substring("From".Length)),
        IObjectCreationOperation { Type: { } type, Arguments: var arguments } when type.IsIn("System", "TimeSpan") => Sum(arguments, "Ticks"),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus } minus when Of(minus.Operand) is { } time && time != TimeSpan.MinValue => -time,
        IBinaryOperation binary => OfBinary(binary),
        _ => null,
    };

    /// <summary>The value of an argument that is a time or a number of milliseconds.</summary>
    public static TimeSpan? OfDelay(IOperation value) => OfNumber(value) is { } milliseconds ? FromTicks(milliseconds * TimeSpan.TicksPerMillisecond) : Of(value);

    /// <summary>The value of a number; null where it is no constant.</summary>
    public static double? OfNumber(IOperation? value) => Source(value) switch
    {
        { ConstantValue: { HasValue: true, Value: IConvertible number and not (string or bool or char) } } => number.ToDouble(System.Globalization.CultureInfo.InvariantCulture),
        IPropertyReferenceOperation { Property: { Name: "MaxLength", IsStatic: true, ContainingType.SpecialType: SpecialType.System_Array } } => int.MaxValue,
        _ => null,
    };

    private static IOperation? Source(IOperation? value) => value is null ? null : ValueSource.Of(value);

    private static TimeSpan? OfField(IFieldSymbol field, IFieldReferenceOperation reference) => field.Name switch
    {
        "Zero" when field.ContainingType.IsIn("System", "TimeSpan") => TimeSpan.Zero,
        "MaxValue" when field.ContainingType.IsIn("System", "TimeSpan") => TimeSpan.MaxValue,
        "MinValue" when field.ContainingType.IsIn("System", "TimeSpan") => TimeSpan.MinValue,
        "InfiniteTimeSpan" when field.ContainingType.IsIn("System.Threading", "Timeout") => System.Threading.Timeout.InfiniteTimeSpan,
        _ when field is { IsReadOnly: true, DeclaringSyntaxReferences: [var declaration] }
            && declaration.SyntaxTree == reference.Syntax.SyntaxTree
            && (field.IsStatic || field.ContainingType.InstanceConstructors.All(static constructor => constructor.IsImplicitlyDeclared || constructor.DeclaringSyntaxReferences.All(static part => part.GetSyntax() is TypeDeclarationSyntax)))
            && declaration.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } initializer }
            && reference.SemanticModel?.GetOperation(initializer) is { } value => Of(value),
        _ => null,
    };

    private static TimeSpan? OfBinary(IBinaryOperation binary) => (binary.OperatorKind, Of(binary.LeftOperand), Of(binary.RightOperand), OfNumber(binary.LeftOperand), OfNumber(binary.RightOperand)) switch
    {
        (BinaryOperatorKind.Add, { } left, { } right, _, _) => FromTicks((double)left.Ticks + right.Ticks),
        (BinaryOperatorKind.Subtract, { } left, { } right, _, _) => FromTicks((double)left.Ticks - right.Ticks),
        (BinaryOperatorKind.Multiply, { } time, _, _, { } factor) => FromTicks(time.Ticks * factor),
        (BinaryOperatorKind.Multiply, _, { } time, { } factor, _) => FromTicks(time.Ticks * factor),
        (BinaryOperatorKind.Divide, { } time, _, _, { } divisor) when divisor != 0 => FromTicks(time.Ticks / divisor),
        _ => null,
    };

    /// <summary>Adds the arguments up, each in the unit that its parameter is named for.</summary>
    private static TimeSpan? Sum(IEnumerable<IArgumentOperation> arguments, string unit)
    {
        var ticks = 0.0;
        foreach (var argument in arguments)
        {
            if (OfNumber(argument.Value) is not { } number || (TicksPer(argument.Parameter?.Name) ?? TicksPer(unit)) is not { } factor)
            {
                return null;
            }

            ticks += number * factor;
        }

        return FromTicks(ticks);
    }

    private static double? TicksPer(string? unit) => unit?.ToUpperInvariant() switch
    {
        "DAYS" => TimeSpan.TicksPerDay,
        "HOURS" => TimeSpan.TicksPerHour,
        "MINUTES" => TimeSpan.TicksPerMinute,
        "SECONDS" => TimeSpan.TicksPerSecond,
        "MILLISECONDS" => TimeSpan.TicksPerMillisecond,
        "MICROSECONDS" => TimeSpan.TicksPerMillisecond / 1000,
        "TICKS" => 1,
        _ => null,
    };

    private static TimeSpan FromTicks(double ticks) => ticks switch
    {
        >= long.MaxValue => TimeSpan.MaxValue,
        <= long.MinValue => TimeSpan.MinValue,
        _ => TimeSpan.FromTicks((long)ticks),
    };
}
