using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedSockets.Analyzers.Values;

namespace TypedSockets.Analyzers.Reliability;

/// <summary>Reads what a program sets options to, in statements, object initializers and lambdas that configure.</summary>
internal static class OptionAssignments
{
    /// <summary>The property of a diagnostic that holds the expression to write in the place of the assigned value.</summary>
    public const string Value = nameof(Value);

    /// <summary>The options' property that is set, where the product declares it.</summary>
    public static IPropertySymbol? FindOption(ISimpleAssignmentOperation assignment) =>
        assignment.Target is IPropertyReferenceOperation { Property: { ContainingType: { ContainingNamespace: { Name: "TypedSockets", ContainingNamespace.IsGlobalNamespace: true } } type } property }
        && type.Name.EndsWith("Options", StringComparison.Ordinal)
            ? property
            : null;

    public static ImmutableDictionary<string, string?> Suggest(string? value) =>
        value is null ? ImmutableDictionary<string, string?>.Empty : ImmutableDictionary<string, string?>.Empty.Add(Value, value);

    /// <summary>Writes a time as people do.</summary>
    public static string Write(TimeSpan time) => time.Ticks % TimeSpan.TicksPerSecond == 0
        ? FormattableString.Invariant($"global::System.TimeSpan.FromSeconds({time.Ticks / TimeSpan.TicksPerSecond})")
        : FormattableString.Invariant($"global::System.TimeSpan.FromMilliseconds({time.TotalMilliseconds})");

    /// <summary>
    /// What the same options get for another of their properties: its default where the code sets none, null where that
    /// can't be told.
    /// </summary>
    public static TimeSpan? FindOther(ISimpleAssignmentOperation assignment, string name, TimeSpan byDefault, out bool isAssigned)
    {
        var target = (IPropertyReferenceOperation)assignment.Target;
        var others = assignment.Root().Descendants().OfType<ISimpleAssignmentOperation>()
            .Where(other => FindOption(other) is { } option && option.Name == name && SymbolEqualityComparer.Default.Equals(option.ContainingType, target.Property.ContainingType))
            .ToList();
        others.RemoveAll(other => AreApart(Owner(target), Owner((IPropertyReferenceOperation)other.Target)));
        isAssigned = others.Count > 0;
        return others switch
        {
            [] => IsBound(assignment) ? null : byDefault,
            [var other] when AreSame(target.Instance, ((IPropertyReferenceOperation)other.Target).Instance) => ConstantTime.Of(other.Value),
            _ => null,
        };
    }

    /// <summary>What holds the options: a variable, or the initializer of an object that has no name yet.</summary>
    private static IOperation? Owner(IPropertyReferenceOperation target)
    {
        var owner = target.Instance;
        while (owner is IPropertyReferenceOperation { Instance: { } outer })
        {
            owner = outer;
        }

        return owner;
    }

    /// <summary>Whether two owners are certain not to be the same.</summary>
    private static bool AreApart(IOperation? left, IOperation? right) => (left, right) switch
    {
        (IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } a, IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } b) => OutermostInitializer(a) != OutermostInitializer(b),
        (ILocalReferenceOperation or IParameterReferenceOperation, ILocalReferenceOperation or IParameterReferenceOperation) => !SymbolEqualityComparer.Default.Equals(left.Source(), right.Source()),
        (IInstanceReferenceOperation, IParameterReferenceOperation) or (IParameterReferenceOperation, IInstanceReferenceOperation) => true,
        _ => false,
    };

    private static SyntaxNode? OutermostInitializer(IOperation receiver) => receiver.Ancestors().LastOrDefault(ancestor => ancestor is IObjectCreationOperation)?.Syntax;

    /// <summary>Whether a call is handed the options, as by <c>configuration.Bind(options)</c>, and may set more of them.</summary>
    private static bool IsBound(ISimpleAssignmentOperation assignment) =>
        Owner((IPropertyReferenceOperation)assignment.Target).Source() is { } options
        && assignment.Root().Descendants().OfType<IArgumentOperation>().Any(argument =>
            argument.Parent is IInvocationOperation && SymbolEqualityComparer.Default.Equals(argument.Value.Source(), options));

    /// <summary>Whether two expressions reach the same object in the same way.</summary>
    private static bool AreSame(IOperation? left, IOperation? right) => (left?.Unwrap(), right?.Unwrap()) switch
    {
        (IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } a, IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } b) =>
            Initializer(a) is { } initializer && initializer == Initializer(b),
        (IInstanceReferenceOperation, IInstanceReferenceOperation) => true,
        (IMemberReferenceOperation a, IMemberReferenceOperation b) => SymbolEqualityComparer.Default.Equals(a.Member, b.Member) && (a.Instance is null || AreSame(a.Instance, b.Instance)),
        ({ } a, { } b) => a.Source() is { } source && SymbolEqualityComparer.Default.Equals(source, b.Source()),
        _ => false,
    };

    private static SyntaxNode? Initializer(IOperation receiver) => receiver.Ancestors().FirstOrDefault(ancestor => ancestor is IObjectOrCollectionInitializerOperation)?.Syntax;
}
