using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedSockets.Analyzers.Values;

/// <summary>Finds where a value comes from, as far as that is certain: a local variable stands for the one value that it is ever given.</summary>
internal static class ValueSource
{
    /// <summary>How many variables are followed; variables that are made of each other have no end.</summary>
    private const int MaxSteps = 8;

    /// <summary>The value behind conversions and variables that are assigned once; else the operation itself.</summary>
    public static IOperation Of(IOperation value)
    {
        var source = Unwrap(value);
        for (var step = 0; step < MaxSteps && source is ILocalReferenceOperation reference && FindOnlyValue(reference) is { } assigned; step++)
        {
            source = Unwrap(assigned);
        }

        return source;
    }

    /// <summary>The value behind conversions and parentheses.</summary>
    public static IOperation Unwrap(IOperation value)
    {
        while (true)
        {
            switch (value)
            {
                case IConversionOperation { OperatorMethod: null } conversion:
                    value = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    value = parenthesized.Operand;
                    break;
                case IConditionalAccessInstanceOperation instance when FindAccess(instance) is { } access:
                    value = access.Operation;
                    break;
                default:
                    return value;
            }
        }
    }

    /// <summary>Every place where a local variable is named in the body, but its declaration.</summary>
    public static IEnumerable<ILocalReferenceOperation> FindUses(ILocalSymbol local, IOperation root) =>
        root.DescendantsAndSelf().OfType<ILocalReferenceOperation>().Where(use => SymbolEqualityComparer.Default.Equals(use.Local, local));

    /// <summary>The value of a variable that gets exactly one; null where it gets several, or one that is not written here.</summary>
    private static IOperation? FindOnlyValue(ILocalReferenceOperation reference)
    {
        var root = reference.Root();
        var only = root.DescendantsAndSelf()
            .OfType<IVariableDeclaratorOperation>()
            .FirstOrDefault(declarator => SymbolEqualityComparer.Default.Equals(declarator.Symbol, reference.Local)) is { } declaration
                ? declaration.GetVariableInitializer()?.Value
                : null;
        foreach (var use in FindUses(reference.Local, root))
        {
            if (!use.IsDeclaration && !use.IsWritten())
            {
                continue;
            }

            if (only is not null || use.Parent is not ISimpleAssignmentOperation { IsRef: false } assignment || assignment.Target != use)
            {
                return null;
            }

            only = assignment.Value;
        }

        return only;
    }

    private static IConditionalAccessOperation? FindAccess(IConditionalAccessInstanceOperation instance)
    {
        IOperation part = instance;
        while (part.Parent is { } whole)
        {
            if (whole is IConditionalAccessOperation access && access.WhenNotNull == part)
            {
                return access;
            }

            part = whole;
        }

        return null;
    }
}
