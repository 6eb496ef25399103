using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedSockets.Generators.Parsing;

namespace TypedSockets.Analyzers.Security;

/// <summary>The types of ASP.NET Core by which a program says who may connect.</summary>
internal sealed class AccessTypes(Compilation compilation)
{
    private static readonly string[] FallbackNames = ["SetFallbackPolicy", "FallbackPolicy"];

    private readonly INamedTypeSymbol? authorizeData = compilation.GetTypeByMetadataName("Microsoft.AspNetCore.Authorization.IAuthorizeData");
    private readonly INamedTypeSymbol? allowAnonymous = compilation.GetTypeByMetadataName("Microsoft.AspNetCore.Authorization.IAllowAnonymous");
    private readonly INamedTypeSymbol? requirementData = compilation.GetTypeByMetadataName("Microsoft.AspNetCore.Authorization.IAuthorizationRequirementData");
    private readonly INamedTypeSymbol? policy = compilation.GetTypeByMetadataName("Microsoft.AspNetCore.Authorization.AuthorizationPolicy");
    private readonly INamedTypeSymbol? authorizationConventions = compilation.GetTypeByMetadataName("Microsoft.AspNetCore.Builder.AuthorizationEndpointConventionBuilderExtensions");
    private readonly INamedTypeSymbol? routes = compilation.GetTypeByMetadataName("Microsoft.AspNetCore.Routing.IEndpointRouteBuilder");
    private readonly INamedTypeSymbol? application = compilation.GetTypeByMetadataName("Microsoft.AspNetCore.Builder.WebApplication");
    private readonly INamedTypeSymbol? mapping = compilation.GetTypeByMetadataName("TypedSockets.TypedSocketsEndpointRouteBuilderExtensions");
    private readonly Lazy<bool> hasFallback = new(() => FindFallback(compilation));

    /// <summary>Whether a policy of the program holds for endpoints that say nothing.</summary>
    public bool HasFallback => hasFallback.Value;

    /// <summary>Null where the server's assembly is not referenced.</summary>
    public INamedTypeSymbol? Mapping => mapping;

    public bool IsApplication(ITypeSymbol? type) => KnownTypes.Is(type, application);

    public bool IsAuthorization(IMethodSymbol method) => KnownTypes.Is(method.ContainingType, authorizationConventions);

    /// <summary>Whether the method maps an endpoint or a group beneath what it is called on.</summary>
    public bool IsMapping(IMethodSymbol method) =>
        method.IsExtensionMethod && method.Name.StartsWith("Map", StringComparison.Ordinal) && KnownTypes.Is(method.Parameters[0].Type, routes);

    /// <summary>Whether the class, or one that it derives from, says who may connect by an attribute.</summary>
    public bool IsSaidBy(INamedTypeSymbol endpoint)
    {
        for (var type = endpoint; type is not null; type = type.BaseType)
        {
            foreach (var attribute in type.GetAttributes())
            {
                if (IsMetadata(attribute.AttributeClass))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether an object of the type, as metadata of an endpoint, says who may connect.</summary>
    public bool IsMetadata(ITypeSymbol? type) => type is not null && (KnownTypes.Is(type, policy) || IsSaying(type) || type.AllInterfaces.Any(IsSaying));

    private bool IsSaying(ITypeSymbol type) => KnownTypes.Is(type, authorizeData) || KnownTypes.Is(type, allowAnonymous) || KnownTypes.Is(type, requirementData);

    /// <summary>A provider of policies may have such a policy too, so a program that has one of its own is believed.</summary>
    private static bool FindFallback(Compilation compilation) =>
        compilation.ContainsSymbolsWithName("GetFallbackPolicyAsync", SymbolFilter.Member)
        || Mentions.Any(compilation, FallbackNames, static (name, symbol) => symbol.ContainingNamespace?.ToDisplayString() is "Microsoft.AspNetCore.Authorization" && IsSet(name));

    private static bool IsSet(SimpleNameSyntax name)
    {
        var whole = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : (ExpressionSyntax)name;
        var value = whole.Parent switch
        {
            AssignmentExpressionSyntax assignment when assignment.Left == whole => assignment.Right,
            InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var argument }, ..] } => argument,
            _ => null,
        };
        return value is not null && !value.IsKind(SyntaxKind.NullLiteralExpression) && !value.IsKind(SyntaxKind.DefaultLiteralExpression);
    }
}
