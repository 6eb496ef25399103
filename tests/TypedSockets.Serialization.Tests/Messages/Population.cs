using System.Text.Json.Serialization;

namespace TypedSockets.Serialization.Tests.Messages;

public sealed class Settings
{
    public int X { get; set; } = 1;

    public int Y { get; init; } = 2;

    public List<int> Replaced { get; set; } = [1];

    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public List<int> Kept { get; } = [1];

    public Point Point { get; init; } = new(3, 4);
}

public struct Counters
{
    public int A { get; set; }

    public int B { get; set; }
}

public sealed class Demanding
{
    public required int X { get; set; }

    public int Y { get; set; }
}

[WsMessage("test.populated")]
public sealed partial class Populated
{
    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public List<int> List { get; } = [0];

    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public List<Line?>? Missing { get; }

    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public List<string>? Maybe { get; set; }

    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public Dictionary<string, int> Map { get; } = new(StringComparer.Ordinal) { ["k1"] = 1 };

    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public Settings Settings { get; set; } = new() { Y = 3 };

    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public Settings? MaybeSettings { get; init; }

    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public Counters Counters { get; set; } = new() { A = 1, B = 2 };

    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public Queue<int> Queue { get; set; } = new([1]);

    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public Stack<int> Stack { get; set; } = new([1]);

    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public ISet<int> Set { get; init; } = new HashSet<int> { 1 };

    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public Bag<int> Bag { get; } = new();

    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public Line Line { get; set; } = new("a", 1);

    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public Demanding Demanding { get; set; } = new() { X = 1 };
}

[JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
public sealed class PopulatedType
{
    public List<int> List { get; } = [0];

    public int Number { get; set; }

    public int[] Array { get; set; } = [0];

    public IEnumerable<int> Enumerable { get; set; } = [1];

    public Settings Settings { get; } = new();

    [JsonObjectCreationHandling(JsonObjectCreationHandling.Replace)]
    public List<int> Replaced { get; set; } = [0];
}

[JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
public sealed class PopulatedAndRequired
{
    public required Dictionary<string, int> Map { get; init; } = new(StringComparer.OrdinalIgnoreCase) { ["K1"] = 1 };

    public required int Number { get; init; }
}

[WsMessage("test.populated.type")]
public sealed partial record PopulatedTypes(PopulatedType A, List<PopulatedType> Many, PopulatedAndRequired? B = null)
{
    public PopulatedAndRequired? C { get; init; }
}

[WsMessage("test.populated.required")]
public sealed partial class PopulatedRequired
{
    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public required List<int> List { get; set; } = [0];

    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public required Settings Settings { get; init; } = new() { Y = 3 };

    public required string Name { get; init; }
}
