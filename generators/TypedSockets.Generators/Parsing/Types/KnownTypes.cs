using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace TypedSockets.Generators.Parsing;

/// <summary>
/// The types that parsers compare with, looked up in the compilation when they are first asked for. One that the
/// compilation does not know is null and equals nothing.
/// </summary>
/// <remarks>
/// The compiler runs several parsers at a time, which share what one of them has found out. Where two look for the same at once,
/// both find the same.
/// </remarks>
internal sealed partial class KnownTypes
{
    private static readonly ConditionalWeakTable<Compilation, KnownTypes> OfCompilations = new();

    private readonly ConcurrentDictionary<string, INamedTypeSymbol?> found = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<ISymbol, NamingPolicy> policies = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, IReadOnlyCollection<string>> warnings = new(SymbolEqualityComparer.Default);

    public KnownTypes(Compilation compilation)
    {
        Compilation = compilation;
        Messages = new(this);
        Contracts = new(this);
    }

    public Compilation Compilation { get; }

    public INamedTypeSymbol? WsMessageAttribute => Find("TypedSockets.WsMessageAttribute");

    public INamedTypeSymbol? WsMessage => Find("TypedSockets.IWsMessage`1");

    /// <summary>Null where the binary protocol is not referenced: then it has no codecs.</summary>
    public INamedTypeSymbol? WsMessagePackMessage => Find("TypedSockets.IWsMessagePackMessage`1");

    public INamedTypeSymbol? WsJsonAttribute => Find("TypedSockets.WsJsonAttribute");

    public INamedTypeSymbol? WsNamingPolicyAttribute => Find("TypedSockets.WsNamingPolicyAttribute");

    public INamedTypeSymbol? CollectionInterface => Find("System.Collections.Generic.ICollection`1");

    public INamedTypeSymbol? DictionaryInterface => Find("System.Collections.Generic.IDictionary`2");

    public INamedTypeSymbol? JsonAttribute => Find("System.Text.Json.Serialization.JsonAttribute");

    public INamedTypeSymbol? JsonPropertyNameAttribute => Find("System.Text.Json.Serialization.JsonPropertyNameAttribute");

    public INamedTypeSymbol? JsonPropertyOrderAttribute => Find("System.Text.Json.Serialization.JsonPropertyOrderAttribute");

    public INamedTypeSymbol? JsonIgnoreAttribute => Find("System.Text.Json.Serialization.JsonIgnoreAttribute");

    public INamedTypeSymbol? JsonIncludeAttribute => Find("System.Text.Json.Serialization.JsonIncludeAttribute");

    public INamedTypeSymbol? JsonRequiredAttribute => Find("System.Text.Json.Serialization.JsonRequiredAttribute");

    public INamedTypeSymbol? JsonConstructorAttribute => Find("System.Text.Json.Serialization.JsonConstructorAttribute");

    public INamedTypeSymbol? JsonConverterAttribute => Find("System.Text.Json.Serialization.JsonConverterAttribute");

    public INamedTypeSymbol? JsonConverterOfT => Find("System.Text.Json.Serialization.JsonConverter`1");

    public INamedTypeSymbol? JsonConverterFactory => Find("System.Text.Json.Serialization.JsonConverterFactory");

    public INamedTypeSymbol? JsonSerializableAttribute => Find("System.Text.Json.Serialization.JsonSerializableAttribute");

    public INamedTypeSymbol? JsonNumberHandlingAttribute => Find("System.Text.Json.Serialization.JsonNumberHandlingAttribute");

    public INamedTypeSymbol? JsonUnmappedMemberHandlingAttribute => Find("System.Text.Json.Serialization.JsonUnmappedMemberHandlingAttribute");

    public INamedTypeSymbol? JsonObjectCreationHandlingAttribute => Find("System.Text.Json.Serialization.JsonObjectCreationHandlingAttribute");

    public INamedTypeSymbol? JsonExtensionDataAttribute => Find("System.Text.Json.Serialization.JsonExtensionDataAttribute");

    public INamedTypeSymbol? JsonPolymorphicAttribute => Find("System.Text.Json.Serialization.JsonPolymorphicAttribute");

    public INamedTypeSymbol? JsonDerivedTypeAttribute => Find("System.Text.Json.Serialization.JsonDerivedTypeAttribute");

    public INamedTypeSymbol? JsonStringEnumConverter => Find("System.Text.Json.Serialization.JsonStringEnumConverter");

    public INamedTypeSymbol? JsonStringEnumConverterOfT => Find("System.Text.Json.Serialization.JsonStringEnumConverter`1");

    public INamedTypeSymbol? SetsRequiredMembersAttribute => Find("System.Diagnostics.CodeAnalysis.SetsRequiredMembersAttribute");

    public INamedTypeSymbol? AllowNullAttribute => Find("System.Diagnostics.CodeAnalysis.AllowNullAttribute");

    public INamedTypeSymbol? DisallowNullAttribute => Find("System.Diagnostics.CodeAnalysis.DisallowNullAttribute");

    public INamedTypeSymbol? MaybeNullAttribute => Find("System.Diagnostics.CodeAnalysis.MaybeNullAttribute");

    public INamedTypeSymbol? NotNullAttribute => Find("System.Diagnostics.CodeAnalysis.NotNullAttribute");

    public INamedTypeSymbol? ObsoleteAttribute => Find("System.ObsoleteAttribute");

    public INamedTypeSymbol? ExperimentalAttribute => Find("System.Diagnostics.CodeAnalysis.ExperimentalAttribute");

    /// <summary>What is known of the messages so far.</summary>
    public MessageResolver Messages { get; }

    /// <summary>What is known of the contracts so far.</summary>
    public ContractResolver Contracts { get; }

    /// <summary>How the types that an assembly declares name their members.</summary>
    public NamingPolicy NamingPolicyOf(IAssemblySymbol assembly)
    {
        if (!policies.TryGetValue(assembly, out var policy))
        {
            policy = FindAttribute(assembly, WsNamingPolicyAttribute)?.ConstructorArguments is [{ Value: int value }] ? (NamingPolicy)value : NamingPolicy.CamelCase;
            policies.TryAdd(assembly, policy);
        }

        return policy;
    }

    /// <summary>The ids by which the compiler reports whoever names the type.</summary>
    public IReadOnlyCollection<string> WarningsOf(INamedTypeSymbol type)
    {
        if (!warnings.TryGetValue(type, out var ids))
        {
            ids = UseWarnings.Of(type, this);
            warnings.TryAdd(type, ids);
        }

        return ids;
    }

    /// <summary>Those that an earlier parser has looked up in the same compilation, or new ones.</summary>
    public static KnownTypes Of(Compilation compilation) => OfCompilations.GetValue(compilation, static compilation => new(compilation));

    public static bool Is(ITypeSymbol? type, INamedTypeSymbol? known) =>
        known is not null && SymbolEqualityComparer.Default.Equals(type, known);

    public static bool HasAttribute(ISymbol symbol, INamedTypeSymbol? attribute) => FindAttribute(symbol, attribute) is not null;

    /// <summary>The first attribute of the class; asked many times of every member, and so without a closure.</summary>
    public static AttributeData? FindAttribute(ISymbol symbol, INamedTypeSymbol? attribute)
    {
        foreach (var data in symbol.GetAttributes())
        {
            if (Is(data.AttributeClass, attribute))
            {
                return data;
            }
        }

        return null;
    }

    private INamedTypeSymbol? Find(string metadataName)
    {
        if (!found.TryGetValue(metadataName, out var type))
        {
            type = Compilation.GetTypeByMetadataName(metadataName);
            found.TryAdd(metadataName, type);
        }

        return type;
    }
}
