using Microsoft.CodeAnalysis;
using TypedSockets.Generators.Parsing;

namespace TypedSockets.Analyzers.Security;

/// <summary>Finds the members of messages and of their payload types that carry a credential.</summary>
/// <remarks>
/// Of a member and what it holds only the innermost is told. What another assembly declares is told at the member that leads
/// there, but for its messages, which are its own affair.
/// </remarks>
internal sealed class CredentialFinder(KnownTypes types)
{
    /// <summary>Generic types may hold ever larger ones of themselves.</summary>
    private const int MaxDepth = 16;

    private readonly Dictionary<INamedTypeSymbol, bool> holdsCredential = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> told = new(SymbolEqualityComparer.Default);
    private readonly List<(INamedTypeSymbol Owner, Diagnostic Diagnostic)> found = [];

    /// <summary>What to report, by the type of the compilation that declares the member.</summary>
    public static ILookup<INamedTypeSymbol, Diagnostic> Find(Compilation compilation, IEnumerable<INamedTypeSymbol> messages)
    {
        var finder = new CredentialFinder(KnownTypes.Of(compilation));
        foreach (var message in messages)
        {
            finder.Walk(message, new(message, message.Name), depth: 0);
        }

        return finder.found.ToLookup(item => item.Owner, item => item.Diagnostic, (IEqualityComparer<INamedTypeSymbol>)SymbolEqualityComparer.Default);
    }

    /// <summary>Whether an object of the type has a credential in it.</summary>
    private bool Walk(INamedTypeSymbol type, Place way, int depth)
    {
        if (holdsCredential.TryGetValue(type, out var isKnown) || depth > MaxDepth)
        {
            return isKnown;
        }

        holdsCredential[type] = false;
        if (!types.IsLocal(type) && MessageParser.HasCodec(type, types))
        {
            return holdsCredential[type] = true;
        }

        var holds = false;
        var members = JsonMembers.Collect(type, new(type.Name, way.Symbol.Locations[0]), new(type.Name, types, refuse: null, CancellationToken.None));
        foreach (var member in members ?? [])
        {
            if (!member.IsSkipped && !IsOf(member.Symbol, types.JsonExtensionDataAttribute))
            {
                holds |= Look(member, way, depth);
            }
        }

        foreach (var attribute in type.GetAttributes())
        {
            if (KnownTypes.Is(attribute.AttributeClass, types.JsonDerivedTypeAttribute) && attribute.ConstructorArguments is [{ Value: INamedTypeSymbol { IsUnboundGenericType: false } derived }, ..])
            {
                holds |= Walk(derived, way, depth + 1);
            }
        }

        return holdsCredential[type] = holds;
    }

    private bool Look(JsonMember member, Place way, int depth)
    {
        var place = types.IsLocal(member.Symbol) && member.Symbol.Locations is [{ IsInSource: true }, ..]
            ? new Place(member.Symbol, $"{member.Symbol.ContainingType.Name}.{member.Symbol.Name}")
            : way with { Path = $"{way.Path}.{member.Symbol.Name}" };
        var value = PayloadTypes.ValueIn(member.Type);
        var payload = PayloadTypes.Find(value, types);
        if (payload is not null && Walk(payload, place, depth + 1))
        {
            return true;
        }

        var isCredential = Judge(member) switch
        {
            CredentialVerdict.Credential => payload is null ? IsText(value) : HasText(payload),
            CredentialVerdict.Token => payload is null && IsText(value),
            _ => false,
        };
        if (isCredential && told.Add(member.Symbol.OriginalDefinition))
        {
            var owner = (place.Symbol as INamedTypeSymbol ?? place.Symbol.ContainingType).OriginalDefinition;
            found.Add((owner, Diagnostic.Create(Descriptors.CredentialInMessage, place.Symbol.Locations[0], place.Path)));
        }

        return isCredential;
    }

    /// <summary>What the member's names say: one that says it is harmless is believed.</summary>
    private CredentialVerdict Judge(JsonMember member)
    {
        var own = CredentialNames.Judge(member.Symbol.Name);
        var written = AttributeRules.NameOf(member.Symbol, types) is { } name ? CredentialNames.Judge(name) : CredentialVerdict.None;
        return own is CredentialVerdict.Harmless || written is CredentialVerdict.Harmless ? CredentialVerdict.Harmless
            : own > written ? own
            : written;
    }

    /// <summary>Whether the value can be a credential: text, bytes, an id, or JSON of any kind.</summary>
    private static bool IsText(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_String } => true,
        IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte or SpecialType.System_Char } => true,
        INamedTypeSymbol { Name: "Guid" or "Memory" or "ReadOnlyMemory" or "List" or "IReadOnlyList" or "ImmutableArray" or "JsonElement" or "JsonNode" or "JsonDocument" } => true,
        _ => false,
    };

    /// <summary>Whether an object of the type can be a credential: it has a part that can.</summary>
    private bool HasText(INamedTypeSymbol payload) =>
        JsonMembers.Collect(payload, new(payload.Name, Location.None), new(payload.Name, types, refuse: null, CancellationToken.None))?
            .Exists(member => !member.IsSkipped && (IsText(PayloadTypes.ValueIn(member.Type)) || PayloadTypes.Find(member.Type, types) is not null)) is true;

    private static bool IsOf(ISymbol symbol, INamedTypeSymbol? attribute) => KnownTypes.HasAttribute(symbol, attribute);

    /// <summary>Where a finding is told: a symbol of the compilation, and how the way goes on from it.</summary>
    private sealed record Place(ISymbol Symbol, string Path);
}
