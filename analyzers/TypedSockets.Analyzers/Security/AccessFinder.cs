using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedSockets.Analyzers.Values;

namespace TypedSockets.Analyzers.Security;

/// <summary>
/// Looks for what says who may connect to a mapped endpoint: in the calls behind it, at the variable that holds it, and at the
/// groups that it is mapped in. What leads to code that is not seen here is unknown.
/// </summary>
internal static class AccessFinder
{
    /// <summary>How many variables and groups are followed.</summary>
    private const int MaxDepth = 16;

    public static Access Find(IInvocationOperation map, AccessTypes types)
    {
        var own = OfUses(map, types, MaxDepth);
        return own is not Access.NotSaid || CallChain.FindReceiver(map) is not { } routes ? own : OfRoutes(routes, types, MaxDepth);
    }

    /// <summary>What is said by the calls that are made on a builder, and on the variable that it is put into.</summary>
    private static Access OfUses(IOperation builder, AccessTypes types, int depth)
    {
        if (depth == 0)
        {
            return Access.Unknown;
        }

        var value = builder;
        while (CallChain.FindNext(value) is { } call)
        {
            if (IsMapping(call.TargetMethod, types))
            {
                return Access.NotSaid;
            }

            var said = OfCall(call, types);
            if (said is not Access.NotSaid)
            {
                return said;
            }

            value = call;
        }

        while (value.Parent is IConversionOperation or IParenthesizedOperation or IConditionalAccessOperation)
        {
            value = value.Parent;
        }

        return value.Parent switch
        {
            IExpressionStatementOperation => Access.NotSaid,
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } => OfVariable(local, value, types, depth),
            ISimpleAssignmentOperation { Target: IDiscardOperation } => Access.NotSaid,
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment when assignment.Value == value => OfVariable(target.Local, value, types, depth),
            _ => Access.Unknown,
        };
    }

    /// <summary>What is said at any use of a variable.</summary>
    private static Access OfVariable(ILocalSymbol local, IOperation inside, AccessTypes types, int depth)
    {
        var found = Access.NotSaid;
        foreach (var use in ValueSource.FindUses(local, inside.Root()))
        {
            if (use.Parent is IAssignmentOperation { Target: var target } && target == use)
            {
                continue;
            }

            var said = OfUses(use, types, depth - 1);
            found = said > found ? said : found;
        }

        return found;
    }

    /// <summary>What is said by the groups that lead to an endpoint.</summary>
    private static Access OfRoutes(IOperation routes, AccessTypes types, int depth)
    {
        var value = ValueSource.Unwrap(routes);
        if (types.IsApplication(value.Type))
        {
            return Access.NotSaid;
        }

        switch (value)
        {
            case not null when depth == 0:
                return Access.Unknown;
            case ILocalReferenceOperation { Local: var local }:
                var source = ValueSource.Of(value);
                var atVariable = source is ILocalReferenceOperation ? Access.Unknown : OfVariable(local, value, types, depth);
                return atVariable is Access.NotSaid ? OfRoutes(source, types, depth - 1) : atVariable;
            case IInvocationOperation call when CallChain.FindReceiver(call) is { } receiver:
                var said = IsMapping(call.TargetMethod, types) ? Access.NotSaid : OfCall(call, types);
                return said is Access.NotSaid ? OfRoutes(receiver, types, depth - 1) : said;
            case IParameterReferenceOperation { Parameter: var parameter } when IsOfUseEndpoints(parameter, value):
                return Access.NotSaid;
            default:
                return Access.Unknown;
        }
    }

    /// <summary>What one call on a builder says. A method of the application may do anything, as may a convention that is code.</summary>
    private static Access OfCall(IInvocationOperation call, AccessTypes types) => call.TargetMethod switch
    {
        var method when types.IsAuthorization(method) => Access.Said,
        { Name: "Add" or "Finally" } => Access.Unknown,
        { Name: "WithMetadata" } => OfMetadata(call, types),
        var method when IsOfAspNetCore(method) || IsOfTheProduct(method) => Access.NotSaid,
        _ => Access.Unknown,
    };

    private static Access OfMetadata(IInvocationOperation call, AccessTypes types)
    {
        var isKnown = true;
        foreach (var item in CallChain.FindArgument(call, 1) is IArrayCreationOperation { Initializer: { } initializer } ? initializer.ElementValues : [])
        {
            var type = ValueSource.Of(item).Type;
            if (types.IsMetadata(type))
            {
                return Access.Said;
            }

            isKnown &= type is { SpecialType: not SpecialType.System_Object, TypeKind: not TypeKind.TypeParameter };
        }

        return isKnown && CallChain.FindArgument(call, 1) is IArrayCreationOperation ? Access.NotSaid : Access.Unknown;
    }

    /// <summary>Whether the parameter is that of a lambda for <c>UseEndpoints</c>, which stands for the application itself.</summary>
    private static bool IsOfUseEndpoints(IParameterSymbol parameter, IOperation inside)
    {
        for (var outer = inside; outer is not null; outer = outer.Parent)
        {
            if (outer is IAnonymousFunctionOperation function && SymbolEqualityComparer.Default.Equals(function.Symbol, parameter.ContainingSymbol))
            {
                return function.Parent is IDelegateCreationOperation { Parent: IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "UseEndpoints" } method } } } && IsOfAspNetCore(method);
            }
        }

        return false;
    }

    /// <summary>Whether the call maps something beneath a group, of which what follows is said and not of the group.</summary>
    private static bool IsMapping(IMethodSymbol method, AccessTypes types) => types.IsMapping(method) && (IsOfAspNetCore(method) || IsOfTheProduct(method));

    private static bool IsOfAspNetCore(IMethodSymbol method) => method.ContainingAssembly.Name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal);

    private static bool IsOfTheProduct(IMethodSymbol method) => method.ContainingAssembly.Name is "TypedSockets.AspNetCore";
}
