using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Parsing;

/// <summary>Makes the model of a message from its symbol, or refuses it.</summary>
internal static class MessageParser
{
    private const int MaxTypeLength = 64;

    /// <summary>Whether the type crosses the wire: it is marked as a message, or already has a message's codec.</summary>
    public static bool IsMessage(INamedTypeSymbol type, KnownTypes types) =>
        KnownTypes.HasAttribute(type, types.WsMessageAttribute) || HasCodec(type, types);

    /// <summary>Whether a codec of the type is there already, generated into its own assembly.</summary>
    public static bool HasCodec(INamedTypeSymbol type, KnownTypes types) => Implements(type, types.WsMessage);

    private static bool Implements(INamedTypeSymbol type, INamedTypeSymbol? definition) =>
        type.AllInterfaces.Any(implemented =>
            KnownTypes.Is(implemented.OriginalDefinition, definition)
            && SymbolEqualityComparer.Default.Equals(implemented.TypeArguments[0], type));

    /// <summary>The model of a type that is marked as a message.</summary>
    /// <param name="symbol">The marked type.</param>
    /// <param name="types">The types to compare with.</param>
    /// <param name="refuse">Told of everything that is wrong with the message; null where nobody wants to know.</param>
    /// <param name="cancellationToken">Ends the parsing early.</param>
    /// <returns>The model; null where the message is refused.</returns>
    public static MessageModel? Parse(INamedTypeSymbol symbol, KnownTypes types, Action<Refusal>? refuse, CancellationToken cancellationToken)
    {
        var scope = new MessageScope(symbol.Name, types, refuse, cancellationToken);
        return Parse(symbol, scope);
    }

    /// <summary>
    /// Whether a message that another holds can be held: it has a codec, or will have. One that is refused refuses
    /// whoever holds it.
    /// </summary>
    public static void RequireCodec(INamedTypeSymbol held, MessageScope scope)
    {
        if (scope.Types.IsLocal(held) && KnownTypes.HasAttribute(held, scope.Types.WsMessageAttribute))
        {
            if (scope.TryVisit(held) && Parse(held, scope.Held(held.Name)) is null)
            {
                scope.RefuseSilently();
            }
        }
        else if (!HasCodec(held, scope.Types))
        {
            scope.RefuseSilently();
        }
        else if (!Implements(held, scope.Types.WsMessagePackMessage))
        {
            scope.Binary.Refuse();
        }
    }

    private static MessageModel? Parse(INamedTypeSymbol symbol, MessageScope scope)
    {
        scope.CancellationToken.ThrowIfCancellationRequested();
        scope.TryVisit(symbol);
        var location = symbol.Locations[0];
        var messageType = ParseMessageType(symbol, scope);
        RequireKind(symbol, location, scope);
        RequirePartial(symbol, scope);

        // Members of what can't have a codec at all would only add noise. A name that is still to be written is the compiler's error.
        if (scope.IsRefused || symbol.Name.Length == 0)
        {
            return null;
        }

        var path = new MemberPath(symbol.Name, location);
        var isCompact = IsCompact(symbol, scope.Types);
        var shape = ObjectParser.Parse(symbol, path, scope, isCompact: isCompact);
        var polymorphy = PolymorphyParser.IsPolymorphic(symbol, scope.Types) ? PolymorphyParser.Parse(symbol, path, scope) : null;
        if (isCompact && (polymorphy is not null || shape is { Extension: not null }))
        {
            // What has no place in an array has names.
            scope.Binary.Refuse();
        }

        return shape is null || scope.IsRefused
            ? null
            : new(HierarchyInfo.HintName(symbol), HierarchyInfo.From(symbol), OwnName(symbol), messageType, shape, polymorphy, scope.Binary.IsSpoken, scope.Payloads);
    }

    /// <summary>Whether the type, which is marked as a message, asks to be an array in binary.</summary>
    public static bool IsCompact(INamedTypeSymbol symbol, KnownTypes types) =>
        KnownTypes.FindAttribute(symbol, types.WsMessageAttribute)!.NamedArguments.Any(argument => argument is { Key: "Compact", Value.Value: true });

    /// <summary>The simple name, unless the type inherits a nested type of that name.</summary>
    private static string OwnName(INamedTypeSymbol symbol)
    {
        for (var type = symbol.BaseType; type is not null; type = type.BaseType)
        {
            if (!type.GetTypeMembers(symbol.Name).IsEmpty)
            {
                return TypeNames.Unannotated(symbol);
            }
        }

        return HierarchyInfo.Escape(symbol.Name);
    }

    private static string ParseMessageType(INamedTypeSymbol symbol, MessageScope scope)
    {
        var attribute = KnownTypes.FindAttribute(symbol, scope.Types.WsMessageAttribute)!;
        var type = attribute.ConstructorArguments is [{ Value: string text }, ..] ? text : "";
        var reason = type switch
        {
            "" => "it is missing",
            { Length: > MaxTypeLength } => $"it is longer than {MaxTypeLength} characters",
            _ when !IsWords(type) => "it is not words of a-z and 0-9 joined by '.', '_' or '-'",
            _ when type.StartsWith("ws.", StringComparison.Ordinal) => "names that begin with 'ws.' are the protocol's own",
            _ => null,
        };
        if (reason is not null)
        {
            var location = attribute.ApplicationSyntaxReference?.GetSyntax(scope.CancellationToken).GetLocation() ?? symbol.Locations[0];
            scope.Refuse(Refusal.MessageType(location, symbol.Name, type, reason));
        }

        return type;
    }

    /// <summary>Whether the text is such words as a message's type is made of.</summary>
    public static bool IsWords(string type)
    {
        var isInWord = false;
        foreach (var character in type)
        {
            var isLetterOrDigit = character is (>= 'a' and <= 'z') or (>= '0' and <= '9');
            if (!isLetterOrDigit && !(isInWord && (character is '.' or '_' or '-')))
            {
                return false;
            }

            isInWord = isLetterOrDigit;
        }

        return isInWord;
    }

    private static void RequireKind(INamedTypeSymbol symbol, Location location, MessageScope scope)
    {
        var kind = symbol switch
        {
            { IsGenericType: true, Arity: > 0 } => "generic",
            { IsGenericType: true } => "nested in a generic type",
            { IsStatic: true } => "static",
            { IsAbstract: true } => "abstract",
            { IsRefLikeType: true } => "a ref struct",
            { IsFileLocal: true } => "file-local",
            _ when EndpointParser.IsEndpoint(symbol, scope.Types) => "an endpoint",
            _ => null,
        };
        if (kind is not null)
        {
            scope.Refuse(Refusal.Kind(location, symbol.Name, kind));
        }
    }

    private static void RequirePartial(INamedTypeSymbol symbol, MessageScope scope)
    {
        for (var type = symbol; type is not null; type = type.ContainingType)
        {
            var isPartial = type.DeclaringSyntaxReferences
                .Select(reference => reference.GetSyntax(scope.CancellationToken))
                .OfType<TypeDeclarationSyntax>()
                .All(declaration => declaration.Modifiers.Any(SyntaxKind.PartialKeyword));
            if (!isPartial)
            {
                scope.Refuse(Refusal.NotPartial(type.Locations[0], symbol.Name, type.Name));
            }
        }
    }
}
