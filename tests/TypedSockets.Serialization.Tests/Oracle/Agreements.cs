using TypedSockets.Serialization.Tests.Messages;
using TypedSockets.Serialization.Tests.Messages.@event.@namespace;

namespace TypedSockets.Serialization.Tests;

/// <summary>Every type of message that is compared with the oracle.</summary>
internal static class Agreements
{
    public static readonly Agreement[] All =
    [
        Agreement.On<Say>(),
        Agreement.On<Shapes>(),
        Agreement.On<Vehicles>(),
        Agreement.On<Plants>(),
        Agreement.On<Money>(),
        Agreement.On<Polymorphic>(),
        Agreement.On<Extension>(),
        Agreement.On<Extensions>(),
        Agreement.On<ClosedMessage>(),
        Agreement.On<NumberHandling>(),
        Agreement.On<Converters>(),
        Agreement.On<Keys>(),
        Agreement.On<TextKeys>(),
        Agreement.On<Sets>(),
        Agreement.On<ImmutableCollections>(),
        Agreement.On<OwnCollections>(),
        Agreement.On<Pairs>(),
        Agreement.On<Nodes>(),
        Agreement.On<JsonDocuments>(),
        Agreement.On<LargeNumbers>(),
        Agreement.On<Bytes>(),
        Agreement.On<InContext>(),
        Agreement.On<Said>(),
        Agreement.On<GetHistory>(),
        Agreement.On<History>(),
        Agreement.On<WatchRooms>(),
        Agreement.On<Numbers>(),
        Agreement.On<OptionalNumbers>(),
        Agreement.On<Values>(),
        Agreement.On<OptionalValues>(),
        Agreement.On<Times>(),
        Agreement.On<OptionalTimes>(),
        Agreement.On<Defaults>(),
        Agreement.On<Enums>(),
        Agreement.On<Lists>(),
        Agreement.On<OptionalLists>(),
        Agreement.On<NestedLists>(),
        Agreement.On<Maps>(),
        Agreement.On<Order>(),
        Agreement.On<Structs>(),
        Agreement.On<ValueMessage>(),
        Agreement.On<StructMessage>(),
        Agreement.On<ClassMessage>(),
        Agreement.On<Animals>(),
        Agreement.On<Derived>(),
        Agreement.On<Ignored>(),
        Agreement.On<IgnoredRequired>(),
        Agreement.On<Nulls>(),
        Agreement.On<SetsRequired>(),
        Agreement.On<Constructors>(),
        Agreement.On<Oblivious>(),
        Agreement.On<TreeMessage>(),
        Agreement.On<Chain>(),
        Agreement.On<Generics>(),
        Agreement.On<Outer.Middle.Inner>(),
        Agreement.On<@class>(),
        Agreement.On<@record>(),
        Agreement.On<Wide>(),
    ];

    public static IEnumerable<TheoryDataRow<string>> Names => All.Select(agreement => new TheoryDataRow<string>(agreement.ToString()));

    public static Agreement Of(string name) => All.Single(agreement => string.Equals(agreement.ToString(), name, StringComparison.Ordinal));
}
