using System.Text.Json;
using System.Text.Json.Serialization;

namespace TypedSockets.Serialization.Tests.Messages;

#pragma warning disable CA1823, CA1852, CS0169, CS0414, CS0649, IDE0044, IDE0051, IDE0052, MA0182, S1144 // What is private is set by the codec alone.

public class Concealing
{
    [JsonInclude]
    private readonly int readOnly = 4;

    [JsonInclude]
    private string? text = "private";

    [JsonInclude]
    protected int protectedField;

    [JsonInclude]
    private int Private { get; set; } = 1;

    [JsonInclude]
    internal Line? Internal { get; init; }

    [JsonInclude]
    public int OpenSetter { internal get; set; }

    [JsonInclude]
    public List<int> OpenGetter { get; private set; } = [1];

    [JsonInclude]
    private protected Point? Protected { get; private set; }

    public string? NoGetter { private get; set; }
}

public class Revealing : Concealing
{
    [JsonInclude]
    private int Private { get; set; } = 2;

    [JsonInclude, JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    private string? Own { get; set; }
}

public struct ConcealingStruct
{
    public ConcealingStruct()
    {
    }

    [JsonInclude]
    private int field = 1;

    [JsonInclude]
    private int Property { get; set; } = 2;

    [JsonInclude]
    internal string? Init { get; init; }
}

public class ConcealingBox<T>
    where T : notnull
{
    [JsonInclude]
    private T? field;

    [JsonInclude]
    private T? Property { get; set; }

    [JsonInclude]
    private List<T>? Items { get; init; }
}

public sealed class ConcealingMore
{
    [JsonExtensionData, JsonInclude]
    private Dictionary<string, JsonElement>? More { get; set; }

    [JsonInclude, JsonRequired]
    private int Required { get; set; }
}

public sealed class ConcealedConstructor
{
    [JsonConstructor]
    private ConcealedConstructor(int x, string? text = "none")
    {
        X = x;
        Text = text;
    }

    public int X { get; }

    [JsonInclude]
    private string? Text { get; }

    public int Y { get; set; } = 3;
}

public sealed class ConcealedConstructor<T>
{
    [JsonConstructor]
    private ConcealedConstructor(T? content) => Content = content;

    public T? Content { get; }
}

[WsMessage("test.included")]
public sealed partial class Included : Concealing
{
    [JsonInclude]
    private int ours = 5;

    [JsonInclude]
    private int Mine { get; init; } = 6;

    public Revealing? Revealing { get; set; }

    public ConcealingStruct Struct { get; set; }

    public ConcealingBox<int>? Box { get; set; }

    public ConcealingBox<string>? TextBox { get; set; }

    public List<ConcealingMore>? More { get; set; }

    public ConcealedConstructor? Constructor { get; set; }

    public ConcealedConstructor<int>? GenericConstructor { get; set; }
}

public interface IInitialized
{
    int X { get; init; }
}

/// <summary>Its setter is virtual to the runtime.</summary>
public struct InitializedStruct : IInitialized
{
    public InitializedStruct()
    {
    }

    public int X { get; init; } = 5;
}

/// <summary>Its setter has a body, in another part.</summary>
public sealed partial class InitializedPartial
{
    private int value = 8;

    public partial int X { get; init; }

    public partial string? Text { get; set; }
}

public sealed partial class InitializedPartial
{
    public partial int X
    {
        get => value;
        init => this.value = value == 0 ? -1 : value;
    }

    public partial string? Text
    {
        get => field;
        set => field = value ?? "none";
    }
}

public class InitializedClass : IInitialized
{
    public virtual int X { get; init; } = 6;
}

public sealed class InitializedDerived : InitializedClass
{
    public override int X { get; init; } = 7;
}

[WsMessage("test.initialized")]
public sealed partial record InitializedMessage(InitializedStruct Struct, InitializedClass Class, InitializedDerived Derived, InitializedPartial Partial);

[WsMessage("test.included.populated")]
public sealed partial class IncludedPopulated
{
    [JsonInclude, JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    private List<int> Populated { get; } = [0];

    [JsonInclude, JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    private Settings Settings { get; set; } = new();

    public IncludedPopulated? More { get; set; }
}

public class Hidden
{
    public int X { get; set; } = 1;

    public int Revived { get; set; } = 3;

    public int Changed { get; init; } = 4;

    public virtual int Ignored { get; set; } = 5;

    [JsonIgnore]
    public virtual int Restored { get; set; } = 6;

    public int Method { get; set; } = 7;
}

public class Hiding : Hidden
{
    [JsonPropertyName("y")]
    public new string? X { get; set; } = "hiding";

    [JsonIgnore]
    public new int Revived { get; set; } = 13;

    public new string? Changed { get; init; } = "changed";

    [JsonIgnore]
    public override int Ignored { get; set; } = 15;

    public override int Restored { get; set; } = 16;

    public new int Method() => 17;
}

[WsMessage("test.hiding")]
public sealed partial class HidingMessage : Hiding
{
    [JsonPropertyName("z")]
    public new int X { get; init; } = 21;

    public List<Hiding>? More { get; set; }
}

public class Demanded
{
    public Demanded(int x) => X = x / 2;

    public required int X { get; set; }

    public required string? Name { get; init; }

    public int Y { get; init; } = 3;
}

public struct DemandedStruct
{
    public required int Field;

    public int X { get; set; }
}

internal sealed record DemandedInternally(int X = 3)
{
    internal required int Y { get; set; }
}

public sealed record NotRead(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenReading)] int X,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenReading)] string? Text = "none",
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWriting)] int Y = 4,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWriting)] Line? Line = null);

public sealed class Marking(int x, int ignored)
{
    [JsonRequired]
    public int X { get; } = x;

    [JsonRequired, JsonIgnore]
    public int Ignored { get; } = ignored;

    [JsonRequired, JsonIgnore(Condition = JsonIgnoreCondition.WhenWriting)]
    public int NotWritten { get; set; }
}

[WsMessage("test.demanded")]
internal sealed partial record DemandedMessage(int X, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenReading)] int Y)
{
    public required int X { get; init; } = X;

    public Demanded? Class { get; set; }

    public DemandedStruct? Struct { get; set; }

    public DemandedInternally? Internal { get; set; }

    public List<NotRead>? NotRead { get; set; }

    public Marking? Marking { get; set; }
}

internal static partial class Secrets
{
    /// <summary>Of a type that nothing else may name.</summary>
    public static Agreement Agreement => Agreement.On<Secret>();

    [WsMessage("test.secret")]
    private sealed partial record Secret(int X)
    {
        public int Kept { get; init; } = 1;

        [JsonInclude]
        private string? Text { get; set; } = "private";

        public required int Required { get; init; }

        public Point Point { get; init; } = new(1, 2);

        private static int SecretAccessors => 3;

        public override string ToString() => $"{SecretAccessors}";
    }
}
