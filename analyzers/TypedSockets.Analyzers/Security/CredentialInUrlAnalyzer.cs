using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TypedSockets.Analyzers.Values;
using TypedSockets.Generators.Parsing;

namespace TypedSockets.Analyzers.Security;

/// <summary>
/// WS3004: a credential in the query string of a WebSocket's URL. A URL is one by its scheme, or because a client connects
/// to it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CredentialInUrlAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.CredentialInUrl];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            var types = new Lazy<Known>(() => new(start.Compilation));
            Register(static (operation, _) => AnalyzeText(operation), OperationKind.Literal, OperationKind.InterpolatedString, OperationKind.Binary);
            Register(AnalyzeCall, OperationKind.Invocation);
            Register(AnalyzeCreation, OperationKind.ObjectCreation);
            Register(AnalyzeQuery, OperationKind.SimpleAssignment);

            void Register(Action<OperationAnalysisContext, Known> analyze, params ImmutableArray<OperationKind> kinds) => start.RegisterOperationAction(
                operation =>
                {
                    if (types.Value is { Client: not null, Uri: not null } known)
                    {
                        analyze(operation, known);
                    }
                },
                kinds);
        });
    }

    /// <summary>A whole string that begins with the scheme of a WebSocket.</summary>
    private static void AnalyzeText(OperationAnalysisContext context)
    {
        var operation = context.Operation;
        if (operation.Type?.SpecialType is SpecialType.System_String && UrlText.MayBeWebSocket(operation) && !IsPart(operation) && !IsCompared(operation))
        {
            Report(context, operation, static url => UrlText.IsWebSocket(url) ? UrlText.FindCredential(url) : null);
        }
    }

    private static void AnalyzeCall(OperationAnalysisContext context, Known known)
    {
        var call = (IInvocationOperation)context.Operation;
        if (known.Connects(call.TargetMethod))
        {
            AnalyzeArguments(context, call.Arguments, known);
        }
        else if (call.TargetMethod.Name is "AddQueryString" && KnownTypes.Is(call.TargetMethod.ContainingType, known.QueryHelpers)
            && CallChain.FindArgument(call, 0) is { } url && UrlText.IsWebSocket(UrlText.Of(url))
            && CallChain.FindArgument(call, 1) is { Type.SpecialType: SpecialType.System_String } name)
        {
            Report(context, name, static name => UrlText.IsCredential(name) ? name : null);
        }
    }

    private static void AnalyzeCreation(OperationAnalysisContext context, Known known)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (known.IsClient(creation.Constructor?.ContainingType))
        {
            AnalyzeArguments(context, creation.Arguments, known);
        }
    }

    /// <summary>The URL that a client connects to, where its own text does not say that it is one of a WebSocket.</summary>
    private static void AnalyzeArguments(OperationAnalysisContext context, ImmutableArray<IArgumentOperation> arguments, Known known)
    {
        foreach (var argument in arguments)
        {
            if (KnownTypes.Is(argument.Parameter?.Type, known.Uri)
                && ValueSource.Of(argument.Value) is IObjectCreationOperation uri
                && KnownTypes.Is(uri.Type, known.Uri)
                && uri.Arguments.FirstOrDefault(part => part.Parameter?.Type.SpecialType is SpecialType.System_String) is { } text)
            {
                Report(context, ValueSource.Unwrap(text.Value), static url => UrlText.IsWebSocket(url) ? null : UrlText.FindCredential(url));
            }
        }
    }

    /// <summary>The query string of a <c>UriBuilder</c> whose scheme is that of a WebSocket.</summary>
    private static void AnalyzeQuery(OperationAnalysisContext context, Known known)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (assignment.Target is IPropertyReferenceOperation { Property: { Name: "Query" } property, Instance: { } builder }
            && KnownTypes.Is(property.ContainingType, known.UriBuilder)
            && UrlText.FindCredentialInQuery(UrlText.Of(assignment.Value)) is { } name
            && FindCreation(builder) is { } creation
            && IsWebSocket(creation))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.CredentialInUrl, assignment.Value.Syntax.GetLocation(), name));
        }
    }

    private static IObjectCreationOperation? FindCreation(IOperation builder)
    {
        var source = ValueSource.Of(builder);
        while (source is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } or IPropertyReferenceOperation or ISimpleAssignmentOperation or IObjectOrCollectionInitializerOperation)
        {
            source = source.Parent;
        }

        return source as IObjectCreationOperation;
    }

    /// <summary>Whether a URI builder is made of a WebSocket's URL or scheme, or is given that scheme.</summary>
    private static bool IsWebSocket(IObjectCreationOperation creation)
    {
        if (creation.Arguments.Any(argument => argument.Parameter?.Ordinal == 0 && (IsScheme(argument.Value) || UrlText.IsWebSocket(UrlText.Of(BehindUri(argument.Value))))))
        {
            return true;
        }

        foreach (var assignment in creation.Root().DescendantsAndSelf().OfType<ISimpleAssignmentOperation>())
        {
            if (assignment.Target is IPropertyReferenceOperation { Property.Name: "Scheme", Instance: { } builder } && IsScheme(assignment.Value) && FindCreation(builder) == creation)
            {
                return true;
            }
        }

        return false;
    }

    private static IOperation BehindUri(IOperation value) =>
        ValueSource.Of(value) is IObjectCreationOperation { Type.Name: "Uri", Arguments: [{ Value: var text }, ..] } ? text : value;

    private static bool IsScheme(IOperation value) => ValueSource.Of(value) is { ConstantValue: { HasValue: true, Value: "ws" or "wss" } } or IFieldReferenceOperation { Field: { Name: "UriSchemeWs" or "UriSchemeWss", ContainingType.Name: "Uri" } };

    private static void Report(OperationAnalysisContext context, IOperation text, Func<string, string?> find)
    {
        if (find(UrlText.Of(text)) is { } name)
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.CredentialInUrl, text.Syntax.GetLocation(), name));
        }
    }

    /// <summary>Whether the text is a piece of a longer one, which is looked at as a whole.</summary>
    private static bool IsPart(IOperation operation)
    {
        var outer = operation.Parent;
        while (outer is IConversionOperation or IParenthesizedOperation)
        {
            outer = outer.Parent;
        }

        return outer is IInterpolatedStringContentOperation or IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String };
    }

    /// <summary>Whether the text only is what another is compared with, or stands in an attribute.</summary>
    private static bool IsCompared(IOperation operation)
    {
        var outer = operation.Parent;
        while (outer is IConversionOperation or IParenthesizedOperation)
        {
            outer = outer.Parent;
        }

        return outer is IBinaryOperation or IConstantPatternOperation or IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { ReturnType.SpecialType: SpecialType.System_Boolean, ContainingType.SpecialType: SpecialType.System_String } } }
            || operation.Root() is IAttributeOperation;
    }

    private sealed class Known(Compilation compilation)
    {
        private readonly INamedTypeSymbol? socket = compilation.GetTypeByMetadataName("System.Net.WebSockets.ClientWebSocket");
        private readonly INamedTypeSymbol? services = compilation.GetTypeByMetadataName("TypedSockets.TypedSocketClientServiceCollectionExtensions");

        public INamedTypeSymbol? Client { get; } = compilation.GetTypeByMetadataName("TypedSockets.WsClient");

        public INamedTypeSymbol? Uri { get; } = compilation.GetTypeByMetadataName("System.Uri");

        public INamedTypeSymbol? UriBuilder { get; } = compilation.GetTypeByMetadataName("System.UriBuilder");

        public INamedTypeSymbol? QueryHelpers { get; } = compilation.GetTypeByMetadataName("Microsoft.AspNetCore.WebUtilities.QueryHelpers");

        /// <summary>Whether the method is given the URL that a WebSocket connects to.</summary>
        public bool Connects(IMethodSymbol method) =>
            (method.Name is "ConnectAsync" && KnownTypes.Is(method.ContainingType, socket))
            || KnownTypes.Is(method.ContainingType, services)
            || (method.Name is "Create" && IsClient(method.ContainingType));

        public bool IsClient(INamedTypeSymbol? type)
        {
            for (; type is not null; type = type.BaseType)
            {
                if (KnownTypes.Is(type, Client))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
