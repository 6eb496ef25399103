using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace TypedSockets.Serialization.Tests.Messages;

public sealed record Line(string Sku, int Quantity, decimal? Price = null);

public readonly record struct Point(int X, int Y);

public struct Mutable
{
    public Mutable()
    {
        Kept = 7;
    }

    public int Kept { get; set; }

    public string? Name { get; init; }
}

public record struct Initialized(int X)
{
    public int Y { get; set; } = 5;
}

public readonly struct Marked
{
    [JsonConstructor]
    public Marked(int low, int high)
    {
        Low = low;
        High = high;
    }

    public int Low { get; }

    public int High { get; }
}

public class Animal
{
    public string Name { get; set; } = "nameless";

    public virtual int Legs { get; init; } = 4;
}

public class Bird : Animal
{
    public override int Legs { get; init; } = 2;

    public required bool Flies { get; init; }
}

[WsMessage("test.order")]
public sealed partial record Order(string Customer, IReadOnlyList<Line> Lines, Point Where)
{
    public decimal Total => Lines.Sum(line => line?.Price ?? 0);

    public required DateTimeOffset Placed { get; init; }

    public string Note { get; init; } = "none";

    public Line? Gift { get; set; }

    public Point? From { get; init; }

    [JsonPropertyName("we'ird \"name\" ü")]
    public int Weird { get; init; } = 3;

    [JsonIgnore]
    public string Secret { get; init; } = "secret";

    [JsonRequired]
    public int Priority { get; set; }

    internal int Internal { get; set; }

    public int PrivatelySet { get; private set; }

    [JsonInclude]
    public int Included { get; private set; } = 1;

    [JsonInclude]
    public int Field = 9;

    public int NotIncluded = 10;
}

[WsMessage("test.structs")]
public sealed partial record Structs(Point Point, Mutable Mutable, Initialized Initialized, Marked Marked, Point? Maybe, Mutable[] Many);

[WsMessage("test.value")]
public readonly partial record struct ValueMessage(int X, string? Text, Point Point);

[WsMessage("test.struct")]
public partial struct StructMessage
{
    public int X { get; set; }

    public string? Name { get; init; }
}

[WsMessage("test.class")]
public sealed partial class ClassMessage
{
    public int X { get; set; } = 4;

    public required string Name { get; set; }

    public List<string> Tags { get; init; } = ["default"];

    public List<string> GetOnly { get; } = ["kept"];

    [JsonIgnore]
    public int Ignored { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenReading)]
    public int NotRead { get; set; } = 2;
}

[WsMessage("test.animals")]
public sealed partial record Animals(Animal Animal, Bird Bird);

public abstract record Entity(Guid Id)
{
    public DateTime Created { get; init; } = DateTime.UnixEpoch;

    public string? Tag { get; set; }
}

[WsMessage("test.derived")]
public sealed partial record Derived(Guid Id, string Name) : Entity(Id)
{
    [JsonPropertyOrder(-1)]
    public int First { get; init; }

    [JsonPropertyOrder(5)]
    public int Last { get; init; }
}

[WsMessage("test.ignored")]
public sealed partial record Ignored([property: JsonIgnore] int Always = 3, [property: JsonIgnore] string? Text = null)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public int Never { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? WhenNull { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? WhenNullNumber { get; init; } = 1;

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int WhenDefault { get; init; } = 5;

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public List<int>? WhenDefaultList { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Point WhenDefaultPoint { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWriting)]
    public int NotWritten { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenReading)]
    public int NotRead { get; init; } = 8;

    public List<int> GetOnly { get; } = [1];
}

[WsMessage("test.ignored.positional")]
public sealed partial record IgnoredPositional(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? WhenNull,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int WhenDefault,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWriting)] int NotWritten,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Never,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? WhenNullNumber = 1,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] string? WhenDefaultText = "given",
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] Point WhenDefaultPoint = default,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] double WhenDefaultNumber = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWriting)] string? NotWrittenText = "given");

[WsMessage("test.ignored.all")]
public sealed partial record Ignorable
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Line? First { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Guid Second { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public List<int>? Last { get; set; }
}

[WsMessage("test.ignored.required")]
public sealed partial record IgnoredRequired([property: JsonIgnore] string? Hidden, int X);

public class Shadowed
{
    public int Hidden { get; set; } = 1;

    public virtual string Name { get; set; } = "base";

    public int Doubled { get; init; } = 2;

    protected int Protected { get; set; }
}

[WsMessage("test.members")]
public sealed partial class Members : Shadowed
{
    public const int Constant = 1;

    public readonly int ReadOnlyField = 1;

    public static int Static { get; set; }

    public new string? Hidden { get; set; }

    public override string Name { get; set; } = "derived";

    public int Computed => Doubled * 2;

    public int GetOnly { get; } = 5;

    public required string Required { get; init; }

    [JsonRequired]
    public int? Needed { get; set; }

    public int this[int index] => index;
}

[WsMessage("test.nulls")]
public sealed partial record Nulls
{
    [AllowNull]
    public string Allowed { get => field ?? "fallback"; set; } = "initial";

    [DisallowNull]
    public string? Disallowed { get; set; }

    [NotNull]
    public string? Never { get => field ?? "never"; init; }

    [MaybeNull]
    public string Maybe { get; init; }

    public string NonNull { get; init; } = "";
}

[WsMessage("test.sets.required")]
public sealed partial record SetsRequired
{
    [SetsRequiredMembers]
    public SetsRequired()
    {
        Name = "given";
    }

    public required string Name { get; init; }
}

[WsMessage("test.constructors")]
public sealed partial record Constructors
{
    public Constructors()
        : this(1)
    {
    }

    [JsonConstructor]
    internal Constructors(int x)
    {
        X = x;
    }

    public int X { get; }
}

#nullable disable
[WsMessage("test.oblivious")]
public sealed partial record Oblivious(string Text, List<string> Texts)
{
    public Line Line { get; init; }
}
#nullable restore

[WsMessage("test.picky")]
public sealed partial record Picky
{
    public Picky(int x)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(x, 10);
        X = x;
    }

    public int X { get; }
}
