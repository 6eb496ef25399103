using Microsoft.CodeAnalysis;

namespace TypedSockets.Generators.Parsing;

/// <summary>
/// The types that parsers compare with, looked up in the compilation when they are first asked for. One that the
/// compilation does not know is null and equals nothing.
/// </summary>
internal sealed partial class KnownTypes(Compilation compilation)
{
    private readonly Dictionary<string, INamedTypeSymbol?> found = [];

    public Compilation Compilation => compilation;

    public INamedTypeSymbol? WsMessageAttribute => Find("TypedSockets.WsMessageAttribute");

    public INamedTypeSymbol? WsMessage => Find("TypedSockets.IWsMessage`1");

    public INamedTypeSymbol? JsonElement => Find("System.Text.Json.JsonElement");

    public static bool Is(ITypeSymbol? type, INamedTypeSymbol? known) =>
        known is not null && SymbolEqualityComparer.Default.Equals(type, known);

    public static bool HasAttribute(ISymbol symbol, INamedTypeSymbol? attribute) => FindAttribute(symbol, attribute) is not null;

    public static AttributeData? FindAttribute(ISymbol symbol, INamedTypeSymbol? attribute) =>
        symbol.GetAttributes().FirstOrDefault(data => Is(data.AttributeClass, attribute));

    /// <summary>One parser at a time uses an instance; the compiler runs several, each with its own.</summary>
    private INamedTypeSymbol? Find(string metadataName)
    {
        if (!found.TryGetValue(metadataName, out var type))
        {
            type = compilation.GetTypeByMetadataName(metadataName);
            found.Add(metadataName, type);
        }

        return type;
    }
}
