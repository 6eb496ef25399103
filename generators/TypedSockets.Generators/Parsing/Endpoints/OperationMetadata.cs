using Microsoft.CodeAnalysis;
using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Parsing;

/// <summary>Finds what the methods of an endpoint say about who may call them.</summary>
internal sealed class OperationMetadata(INamedTypeSymbol endpoint, KnownTypes types, Refusals refusals)
{
    /// <summary>Parses the attributes of the method that implements an operation, and of those that it overrides.</summary>
    public EquatableArray<MetadataModel> Parse(OperationModel operation)
    {
        var found = new List<MetadataModel>();
        for (var method = FindMethod(operation); method is not null; method = method.OverriddenMethod)
        {
            foreach (var attribute in method.GetAttributes().Where(IsAboutAuthorization))
            {
                if (IsAccessible(attribute.AttributeClass!) && IsAccessible(attribute.AttributeConstructor!))
                {
                    found.Add(Parse(attribute));
                }
                else
                {
                    refusals.Add(Refusal.EndpointDeclaration(
                        refusals.LocationOf(endpoint),
                        endpoint.Name,
                        $"marks '{method.Name}' with '{DiagnosticNames.Of(attribute.AttributeClass!)}', which can't be named outside its file or class"));
                }
            }
        }

        return found.ToEquatableArray();
    }

    private IMethodSymbol? FindMethod(OperationModel operation)
    {
        var declared = endpoint.AllInterfaces
            .Where(contract => TypeNames.Of(contract) == operation.Contract)
            .SelectMany(contract => contract.GetMembers().OfType<IMethodSymbol>())
            .FirstOrDefault(method => HierarchyInfo.Escape(method.Name) == operation.Method
                && method.Parameters.Select(parameter => TypeNames.Annotated(parameter.Type)).SequenceEqual(operation.Parameters.Select(parameter => parameter.Type)));
        return declared is null ? null : (IMethodSymbol?)endpoint.FindImplementationForInterfaceMember(declared);
    }

    private bool IsAboutAuthorization(AttributeData attribute) =>
        attribute is { AttributeClass: { } type, AttributeConstructor: not null }
        && type.AllInterfaces.Any(implemented =>
            KnownTypes.Is(implemented, types.AuthorizeData)
            || KnownTypes.Is(implemented, types.AllowAnonymous)
            || KnownTypes.Is(implemented, types.AuthorizationRequirementData));

    private bool IsAccessible(ISymbol symbol) =>
        symbol is not INamedTypeSymbol { IsFileLocal: true } && types.Compilation.IsSymbolAccessibleWithin(symbol, endpoint);

    private MetadataModel Parse(AttributeData attribute)
    {
        var arguments = attribute.ConstructorArguments.Select(ConstantExpression.Of);
        var settings = attribute.NamedArguments.Select(argument => $"{HierarchyInfo.Escape(argument.Key)} = {ConstantExpression.Of(argument.Value)}");
        var initializer = attribute.NamedArguments.IsEmpty ? "" : $" {{ {string.Join(", ", settings)} }}";
        return new(
            $"new {TypeNames.Of(attribute.AttributeClass!)}({string.Join(", ", arguments)}){initializer}",
            new UseWarnings(types).Add((ISymbol)attribute.AttributeConstructor!).ToArray());
    }
}
