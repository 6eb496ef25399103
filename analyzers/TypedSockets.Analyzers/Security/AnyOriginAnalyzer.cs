using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TypedSockets.Analyzers.Values;
using TypedSockets.Generators.Parsing;

namespace TypedSockets.Analyzers.Security;

/// <summary>WS3005: any origin may connect, in a program that authenticates by cookies.</summary>
/// <remarks>Not where a condition asks for the host's environment. Cookies that another assembly adds are not seen.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AnyOriginAnalyzer : DiagnosticAnalyzer
{
    private const string Any = "*";

    /// <summary>What adds a scheme that reads cookies. Each stands in a namespace of Microsoft's.</summary>
    private static readonly string[] AddsCookies =
    [
        "AddCookie", "AddIdentity", "AddDefaultIdentity", "AddIdentityApiEndpoints", "AddIdentityCookies", "AddApplicationCookie", "AddExternalCookie",
        "AddMicrosoftIdentityWebApp", "AddMicrosoftIdentityWebAppAuthentication", "CookieAuthenticationDefaults",
    ];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.AnyOriginWithCookies];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            var hasCookies = new Lazy<bool>(() => Mentions.Any(start.Compilation, AddsCookies, static (_, symbol) => IsOfMicrosoft(symbol)));
            start.RegisterOperationAction(operation => AnalyzeCall(operation, hasCookies), OperationKind.Invocation);
            start.RegisterOperationAction(operation => AnalyzeAssignment(operation, hasCookies), OperationKind.SimpleAssignment);
        });
    }

    private static void AnalyzeCall(OperationAnalysisContext context, Lazy<bool> hasCookies)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.Name is "Add" or "Insert" && call.Instance is { } list && call.Arguments is [.., { Value: var origin }])
        {
            Report(context, origin, list, hasCookies);
        }
    }

    private static void AnalyzeAssignment(OperationAnalysisContext context, Lazy<bool> hasCookies)
    {
        if (context.Operation is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } list }, Value: var origin })
        {
            Report(context, origin, list, hasCookies);
        }
    }

    private static void Report(OperationAnalysisContext context, IOperation origin, IOperation list, Lazy<bool> hasCookies)
    {
        if (ValueSource.Of(origin).ConstantValue is { HasValue: true, Value: Any }
            && FindProperty(list) is { Name: "AllowedOrigins" } property
            && KnownTypes.Is(property.ContainingType, context.Compilation.GetTypeByMetadataName("TypedSockets.WsOptions"))
            && !HostEnvironment.Decides(context.Operation)
            && hasCookies.Value)
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.AnyOriginWithCookies, origin.Syntax.GetLocation()));
        }
    }

    /// <summary>The property that holds the list, written before a call or before the braces of an initializer.</summary>
    private static IPropertySymbol? FindProperty(IOperation list) => ValueSource.Of(list) switch
    {
        IPropertyReferenceOperation reference => reference.Property,
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } receiver => FindInitialized(receiver),
        _ => null,
    };

    private static IPropertySymbol? FindInitialized(IOperation receiver)
    {
        var outer = receiver.Parent;
        while (outer is not null and not IObjectOrCollectionInitializerOperation)
        {
            outer = outer.Parent;
        }

        return outer?.Parent is IMemberInitializerOperation { InitializedMember: IPropertyReferenceOperation { Property: var property } } ? property : null;
    }

    private static bool IsOfMicrosoft(ISymbol symbol) =>
        symbol is IMethodSymbol { ReducedFrom: not null } or IMethodSymbol { IsExtensionMethod: true } or INamedTypeSymbol
        && symbol.ContainingNamespace?.ToDisplayString().StartsWith("Microsoft.", StringComparison.Ordinal) is true;
}
