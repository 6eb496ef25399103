using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedSockets.Analyzers.Security;

/// <summary>Tells what is done only in some of the environments that a program runs in, as in development.</summary>
internal static class HostEnvironment
{
    /// <summary>Whether a condition around the operation asks for the environment.</summary>
    public static bool Decides(IOperation operation)
    {
        for (var outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is IConditionalOperation { Condition: { } condition } && condition.DescendantsAndSelf().Any(Asks))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Asks(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: { Name: "IsDevelopment" or "IsStaging" or "IsProduction" or "IsEnvironment", ContainingType.Name: "HostEnvironmentEnvExtensions" or "HostingEnvironmentExtensions" } } => true,
        IPropertyReferenceOperation { Property: { Name: "EnvironmentName", ContainingNamespace: { } space } } => space.ToDisplayString().StartsWith("Microsoft.", StringComparison.Ordinal),
        _ => false,
    };
}
