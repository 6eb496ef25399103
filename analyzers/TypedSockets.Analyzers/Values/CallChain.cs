using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedSockets.Analyzers.Values;

/// <summary>Follows calls that are made on each other's results, written as extension methods or not.</summary>
internal static class CallChain
{
    /// <summary>The call that is made on the value; null where something else becomes of it.</summary>
    public static IInvocationOperation? FindNext(IOperation value)
    {
        var part = value;
        while (part.Parent is IConversionOperation or IParenthesizedOperation)
        {
            part = part.Parent;
        }

        return part.Parent switch
        {
            IInvocationOperation call when call.Instance == part => call,
            IArgumentOperation { Parameter.Ordinal: 0, Parent: IInvocationOperation { TargetMethod.IsExtensionMethod: true } call } => call,
            IConditionalAccessOperation access when access.Operation == part => FindFirst(access.WhenNotNull),
            _ => null,
        };
    }

    /// <summary>What a call is made on: its instance, or the first argument of an extension method.</summary>
    public static IOperation? FindReceiver(IInvocationOperation call) =>
        call.Instance ?? (call.TargetMethod.IsExtensionMethod ? FindArgument(call, 0) : null);

    /// <summary>The argument for the parameter at a place, in whatever order they are written.</summary>
    public static IOperation? FindArgument(IInvocationOperation call, int parameter)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Ordinal == parameter)
            {
                return argument.Value;
            }
        }

        return null;
    }

    /// <summary>The innermost call of a chain behind <c>?.</c>.</summary>
    private static IInvocationOperation? FindFirst(IOperation chain)
    {
        while (chain is IInvocationOperation call)
        {
            if (FindReceiver(call) is not { } receiver)
            {
                return null;
            }

            if (ValueIsAccess(receiver))
            {
                return call;
            }

            chain = receiver;
        }

        return null;
    }

    private static bool ValueIsAccess(IOperation value)
    {
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        return value is IConditionalAccessInstanceOperation;
    }
}
