using System.Text.Json.Serialization;

namespace TypedSockets.Serialization.Tests.Messages;

/// <summary>What it was called, and with what members.</summary>
public class CalledOnce(int x) : IJsonOnDeserializing, IJsonOnDeserialized
{
    private string log = "";

    public int X { get; } = x;

    public int Y { get; init; } = 7;

    public int Z { get; set; }

    public string? Log => log;

    public void OnDeserializing() => log += $"({X} {Y} {Z}";

    public void OnDeserialized() => log += $" {X} {Y} {Z})";
}

public class CalledWithRequired : IJsonOnDeserializing
{
    private string log = "";

    public required int X { get; set; }

    public required string? Text { get; init; }

    public int Plain { get; set; }

    public string? Log => log;

    void IJsonOnDeserializing.OnDeserializing() => log += $"({X} {Text})";
}

public sealed class CalledFurther : CalledWithRequired, IJsonOnSerializing, IJsonOnSerialized
{
    private int writings;

    /// <summary>One, unless one of the calls is left out.</summary>
    public int Writings => writings;

    public void OnSerializing() => writings++;

    public void OnSerialized() => writings--;
}

public struct CalledStruct : IJsonOnSerializing, IJsonOnDeserializing, IJsonOnDeserialized
{
    public int X { get; set; }

    public int Y { get; init; }

    public void OnSerializing() => X = unchecked(X + 1);

    public void OnDeserializing() => X = 5;

    void IJsonOnDeserialized.OnDeserialized() => X = unchecked(X * 2);
}

public struct CalledStruct<T> : IJsonOnSerializing
{
    public T? Content { get; set; }

    void IJsonOnSerializing.OnSerializing() => Content = default;
}

[JsonDerivedType(typeof(CalledDerived), "derived")]
public class CalledBase : IJsonOnSerializing, IJsonOnDeserialized
{
    public string? Text { get; set; }

    public virtual void OnSerializing() => Text = "base";

    public void OnDeserialized() => Text += "!";
}

public sealed class CalledDerived : CalledBase
{
    public int X { get; set; }

    public override void OnSerializing() => Text = "derived";
}

[WsMessage("test.called")]
public sealed partial record Called(int A) : IJsonOnSerializing, IJsonOnDeserialized
{
    private bool isWritten;

    public int Count { get; set; }

    public bool IsWritten => isWritten;

    public CalledOnce? One { get; set; }

    public CalledWithRequired? Required { get; set; }

    public CalledFurther? Further { get; set; }

    public CalledStruct Struct { get; set; }

    public CalledStruct? MaybeStruct { get; set; }

    public CalledStruct<int> Generic { get; set; }

    public List<CalledBase>? Many { get; set; }

    void IJsonOnSerializing.OnSerializing() => isWritten = true;

    void IJsonOnDeserialized.OnDeserialized() => Count = unchecked(Count * 2);
}
