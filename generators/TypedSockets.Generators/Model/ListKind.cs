namespace TypedSockets.Generators.Model;

/// <summary>What a JSON array is read into. Each has a reader of the same name in <c>WsJson</c>.</summary>
internal enum ListKind
{
    List,
    Array,
    HashSet,
    ImmutableArray,
    ImmutableList,
}
