using System.Collections.Immutable;
using System.Text.Json;

namespace TypedSockets.Serialization.Tests.Messages;

[WsMessage("test.lists")]
public sealed partial record Lists(
    int[] Array,
    List<string> List,
    IList<string?> Interface,
    ICollection<int?> Collection,
    IEnumerable<Guid> Enumerable,
    IReadOnlyList<Said> ReadOnlyList,
    IReadOnlyCollection<Point> ReadOnlyCollection,
    ImmutableArray<DateOnly> ImmutableArray,
    ImmutableList<Line> ImmutableList);

[WsMessage("test.lists.optional")]
public sealed partial record OptionalLists(
    int[]? Array = null,
    List<Line?>? List = null,
    ImmutableArray<int>? ImmutableArray = null,
    HashSet<string>? Set = null,
    ISet<int>? InterfaceSet = null,
    IEnumerable<byte[]?>? Blobs = null,
    List<JsonElement>? Anything = null,
    List<JsonElement?>? Something = null);

[WsMessage("test.nested.lists")]
public sealed partial record NestedLists(
    int[][] Jagged,
    List<List<string?>?> Lists,
    Dictionary<string, List<int>> ListsByName,
    List<Dictionary<string, Line?>> Maps,
    Dictionary<string, Dictionary<string, int?[]>?> Deep,
    IReadOnlyList<ImmutableArray<int>> Arrays);

[WsMessage("test.maps")]
public sealed partial record Maps(
    Dictionary<string, int> Numbers,
    IDictionary<string, string?> Texts,
    IReadOnlyDictionary<string, Said> Messages,
    Dictionary<string, Line>? Lines,
    IReadOnlyDictionary<string, Point?>? Points);
