using System.Collections.Frozen;
using CsCheck;
using TypedSockets.Serialization.Tests.Messages;
using TypedSockets.Serialization.Tests.Messages.@event.@namespace;
using static TypedSockets.Serialization.Tests.Agreement;

namespace TypedSockets.Serialization.Tests;

/// <summary>Every type of message that is compared with the oracle. A type is added by its name in a row.</summary>
internal static class Agreements
{
    /// <summary>What is supported, each row with the types that stand for it.</summary>
    public static readonly SupportRow[] Rows =
    [
        new("Numbers", On<Numbers>(), On<OptionalNumbers>()),
        new("Booleans, characters, strings, GUIDs, URIs and bytes", On<Values>(), On<OptionalValues>()),
        new("Half and 128-bit integers", On<LargeNumbers>()),
        new("Memory<byte>, ReadOnlyMemory<byte> and Version", On<Bytes>()),
        new("Dates and times", On<Times>(), On<OptionalTimes>()),
        new("Enums, as numbers and as strings", On<Enums>(), On<EnumNames>()),
        new("Any JSON, as JsonElement", On<Chain>()),
        new("Any JSON, as JsonNode, JsonObject, JsonArray, JsonValue and JsonDocument", On<Nodes>(), On<JsonDocuments>()),
        new("Arrays, lists and sets", On<Lists>(), On<OptionalLists>(), On<NestedLists>()),
        new("Memory and ReadOnlyMemory of anything", On<Memories>()),
        new("Queues, stacks, sorted and concurrent collections", On<Sets>()),
        new("Immutable collections", On<ImmutableCollections>()),
        new("Frozen collections and read-only sets", Frozen),
        new("Collections of the user's own, with Add", On<OwnCollections>()),
        new("Dictionaries with string keys", On<Maps>()),
        new("Dictionaries with keys that are numbers, characters or truth values", On<Keys>()),
        new("Dictionaries with keys that are GUIDs, dates, URIs, versions or enums", On<TextKeys>()),
        new("KeyValuePair, Tuple and value tuples", On<Pairs>()),
        new("Positional records", On<Say>(), On<Said>(), On<WatchRooms>()),
        new("Messages in messages", On<History>()),
        new("Payload types: records, structs and classes", On<Order>(), On<Structs>()),
        new("Messages that are structs or classes", On<ValueMessage>(), On<StructMessage>(), On<ClassMessage>()),
        new("Inherited, overridden and hidden members", On<Animals>(), On<Derived>(), On<Members>()),
        new("Generic payload types", On<Generics>()),
        new("Payload types nested in generic types", On<Shelves>()),
        new("Types that hold themselves", On<TreeMessage>()),
        new("Nested types, and names that are keywords", On<Outer.Middle.Inner>(), On<@class>(), On<@record>()),
        new("Default values of parameters and members", On<Defaults>(), On<GetHistory>()),
        new("Required members and chosen constructors", On<SetsRequired>(), On<Constructors>(), On<Picky>(), On<Wide>()),
        new("[JsonInclude] on what is not public, and private constructors", On<Included>(), On<IncludedPopulated>(), On<InitializedMessage>()),
        new("Messages that are private", Secrets.Agreement),
        new("Members that hide others, by name and by [JsonPropertyName]", On<HidingMessage>()),
        new("Members that are required and parameters of the constructor", On<DemandedMessage>()),
        new("IJsonOnSerializing, IJsonOnSerialized, IJsonOnDeserializing and IJsonOnDeserialized", On<Called>()),
        new("[JsonIgnore]", On<Ignored>(), On<IgnoredPositional>(), On<Ignorable>(), On<IgnoredRequired>()),
        new("[JsonExtensionData]", On<Extension>(), On<Extensions>(), On<NodeExtension>()),
        new("[JsonUnmappedMemberHandling]", On<ClosedMessage>()),
        new("[JsonNumberHandling]", On<NumberHandling>()),
        new("[JsonObjectCreationHandling]", On<Populated>(), On<PopulatedTypes>(), On<PopulatedRequired>()),
        new("[JsonConverter] on types and members", On<Converters>(), On<Wrapping>()),
        new("[JsonPolymorphic] and [JsonDerivedType]", On<Shapes>(), On<Vehicles>(), On<Plants>(), On<Money>(), On<Polymorphic>()),
        new("[WsJson] with a context", On<InContext>()),
        new("Nullable annotations, and code without them", On<Nulls>(), On<Oblivious>()),
    ];

    /// <summary>The oracle can write these, but not read them.</summary>
    private static Agreement Frozen => On<FrozenCollections>()
        .Under(options => options.Converters.Add(new FrozenConverter()))
        .With(Gen.Int[-5, 5].Array[0, 5].Select(items => items.ToFrozenSet()))
        .With(Gen.Int[0, 20].Select(item => $"k{item}").Array[0, 5].Select(items => (IReadOnlySet<string>)items.ToHashSet(StringComparer.Ordinal)))
        .With(Gen.Dictionary(Gen.String[Gen.Char.AlphaNumeric, 0, 8], Gen.Select(Gen.String, Gen.Int, (sku, quantity) => quantity % 5 == 0 ? null : new Line(sku, quantity)))[0, 5].Select(lines => lines.ToFrozenDictionary()))
        .With(Gen.Dictionary(Gen.Int[-5, 5], Gen.Char.AlphaNumeric.Select(letter => letter.ToString()))[0, 5].Select(names => names.ToFrozenDictionary()));

    public static readonly Agreement[] All = [.. Rows.SelectMany(row => row.Agreements)];

    public static IEnumerable<TheoryDataRow<string>> Names => All.Select(agreement => new TheoryDataRow<string>(agreement.ToString()));

    public static Agreement Of(string name) => All.Single(agreement => string.Equals(agreement.ToString(), name, StringComparison.Ordinal));
}
