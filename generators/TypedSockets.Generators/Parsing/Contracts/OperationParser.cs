using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Parsing;

/// <summary>Makes an operation of a contract's method, or refuses its shape.</summary>
internal sealed class OperationParser(KnownTypes types, Refusals refusals, CancellationToken cancellationToken)
{
    /// <summary>Whether a client has to implement <paramref name="method"/>, or whether it only helps the contract's callers.</summary>
    public static bool IsOperation(IMethodSymbol method) =>
        method.MethodKind switch
        {
            MethodKind.PropertyGet or MethodKind.PropertySet or MethodKind.EventAdd or MethodKind.EventRemove => false,
            MethodKind.ExplicitInterfaceImplementation => true,
            _ => method.IsAbstract || method.IsVirtual,
        };

    public OperationModel? Parse(IMethodSymbol method)
    {
        if (FindMisdeclaration(method) is { } misdeclaration)
        {
            return Refuse(method, method, misdeclaration);
        }

        var parameters = ImmutableArray.CreateBuilder<ParameterModel>();
        IParameterSymbol? message = null;
        IParameterSymbol? items = null;
        foreach (var parameter in method.Parameters)
        {
            if (FindFault(parameter, message, items) is { } fault)
            {
                return Refuse(method, parameter, fault);
            }

            var role = RoleOf(parameter);
            if (role == ParameterRole.Message)
            {
                message = parameter;
            }

            if (role == ParameterRole.Items)
            {
                items = parameter;
            }

            parameters.Add(new(role, TypeNames.Annotated(parameter.Type), HierarchyInfo.Escape(parameter.Name)));
        }

        if (message is null)
        {
            return Refuse(method, method, "takes no message");
        }

        if (OperationReturn.Of(method, types) is not { } returned)
        {
            return Refuse(method, method, "returns neither ValueTask nor IAsyncEnumerable of a message");
        }

        var started = FindMessage(method, message.Type, message, "takes");
        var uploaded = items is null ? null : FindMessage(method, TypeArgument(items), items, "takes");
        var answered = returned.Result is null ? null : FindMessage(method, returned.Result, method, "returns");
        if (started is null || (items is not null && uploaded is null) || (returned.Result is not null && answered is null))
        {
            return null;
        }

        return new(
            TypeNames.Of(method.ContainingType),
            HierarchyInfo.Escape(method.Name),
            ShapeOf(items is not null, returned),
            started,
            uploaded,
            answered,
            returned.IsTask,
            new(parameters.ToImmutable()),
            new UseWarnings(types).Add((ISymbol)method).ToArray());
    }

    private static OperationShape ShapeOf(bool isUpload, OperationReturn returned) => (isUpload, returned) switch
    {
        (true, { IsStream: true }) => OperationShape.Duplex,
        (true, _) => OperationShape.Upload,
        (false, { IsStream: true }) => OperationShape.Stream,
        (false, { Result: not null }) => OperationShape.Request,
        _ => OperationShape.OneWay,
    };

    private string? FindMisdeclaration(IMethodSymbol method)
    {
        if (method.IsStatic)
        {
            return "is static, which no client can implement";
        }

        if (!method.IsAbstract)
        {
            return "has a body; make it an extension method";
        }

        if (method.IsGenericMethod)
        {
            return "is generic";
        }

        if (AttributeRules.IsForbidden(method, types))
        {
            return "is obsolete, and calling it is an error";
        }

        return method.DeclaredAccessibility == Accessibility.Public ? null : "is not public";
    }

    private string? FindFault(IParameterSymbol parameter, IParameterSymbol? message, IParameterSymbol? items)
    {
        if (parameter.RefKind != RefKind.None)
        {
            return $"takes '{parameter.Name}' by reference";
        }

        var isLast = parameter.Ordinal == ((IMethodSymbol)parameter.ContainingSymbol).Parameters.Length - 1;
        return RoleOf(parameter) switch
        {
            ParameterRole.CancellationToken => isLast ? null : "has a parameter after its CancellationToken",
            _ when OperationReturn.MayBeNull(parameter.Type) => $"lets '{parameter.Name}' be null",
            ParameterRole.Items when OperationReturn.MayBeNull(TypeArgument(parameter)) => $"lets an item of '{parameter.Name}' be null",
            ParameterRole.Items => items is null ? null : "takes more than one client stream",
            _ => message is null ? null : "takes more than one message",
        };
    }

    private ParameterRole RoleOf(IParameterSymbol parameter)
    {
        if (KnownTypes.Is(parameter.Type, types.CancellationToken))
        {
            return ParameterRole.CancellationToken;
        }

        return KnownTypes.Is(parameter.Type.OriginalDefinition, types.AsyncEnumerable) ? ParameterRole.Items : ParameterRole.Message;
    }

    private static ITypeSymbol TypeArgument(IParameterSymbol parameter) => ((INamedTypeSymbol)parameter.Type).TypeArguments[0];

    private MessageReference? FindMessage(IMethodSymbol method, ITypeSymbol type, ISymbol mention, string verb)
    {
        if (types.Messages.Find(type, cancellationToken) is { } message)
        {
            return message;
        }

        if (types.Messages.HasOwnError(type))
        {
            refusals.AddReportedElsewhere();
            return null;
        }

        ImmutableArray<Location> declaration = refusals.IsLocal(type) ? [refusals.LocationOf(type)] : [];
        refusals.Add(Refusal.NoMessage(LocationOfType(mention), DiagnosticNames.Of(method), verb, DiagnosticNames.Of(type), declaration));
        return null;
    }

    private OperationModel? Refuse(IMethodSymbol method, ISymbol culprit, string reason)
    {
        // An unknown type has the compiler's own error, and what it was meant to be can't be told.
        if (IsUnknown(method.ReturnType) || method.Parameters.Any(parameter => IsUnknown(parameter.Type)))
        {
            refusals.AddReportedElsewhere();
        }
        else
        {
            refusals.Add(Refusal.MethodShape(refusals.LocationOf(culprit), DiagnosticNames.Of(method), reason));
        }

        return null;
    }

    private static bool IsUnknown(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Error || (type is INamedTypeSymbol named && named.TypeArguments.Any(IsUnknown));

    private Location LocationOfType(ISymbol mention)
    {
        var type = refusals.IsLocal(mention)
            ? mention.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() switch
            {
                ParameterSyntax parameter => parameter.Type,
                MethodDeclarationSyntax method => method.ReturnType,
                _ => null,
            }
            : null;
        return type?.GetLocation() ?? refusals.LocationOf(mention);
    }
}
