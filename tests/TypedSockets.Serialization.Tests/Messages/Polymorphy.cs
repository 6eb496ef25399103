using System.Text.Json.Serialization;

namespace TypedSockets.Serialization.Tests.Messages;

[JsonDerivedType(typeof(Circle), "circle")]
[JsonDerivedType(typeof(Square), "square")]
[JsonDerivedType(typeof(Dot))]
public abstract record Shape(string Name);

public sealed record Circle(string Name, double Radius) : Shape(Name);

public sealed record Square(string Name) : Shape(Name)
{
    public double Side { get; init; } = 1;

    public Shape? Inside { get; set; }
}

public sealed record Dot(string Name) : Shape(Name);

[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FallBackToBaseType, IgnoreUnrecognizedTypeDiscriminators = true)]
[JsonDerivedType(typeof(Car), 1)]
[JsonDerivedType(typeof(Bicycle), 2)]
public class Vehicle
{
    public int Wheels { get; set; } = 4;
}

public class Car : Vehicle
{
    public string? Plate { get; set; }

    public Vehicle? Towed { get; set; }

    public Shape? Sticker { get; set; }
}

public sealed class Bicycle : Vehicle
{
    public required bool HasBell { get; init; }
}

public sealed class Tricycle : Vehicle
{
    public bool IsSmall { get; set; } = true;
}

[JsonPolymorphic(UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FallBackToNearestAncestor)]
[JsonDerivedType(typeof(Plant), "plant")]
[JsonDerivedType(typeof(Bush), "bush")]
public class Plant
{
    public int Age { get; set; }
}

public class Bush : Plant
{
    public int Height { get; set; }
}

public sealed class Rose : Bush
{
    public int Thorns { get; set; }
}

[JsonDerivedType(typeof(Coin), "coin")]
[JsonDerivedType(typeof(Note), "note")]
public interface IMoney
{
    decimal Value { get; }
}

public sealed record Coin(decimal Value) : IMoney;

public readonly record struct Note(decimal Value, string Serial) : IMoney;

[WsMessage("test.shapes")]
public sealed partial record Shapes(Shape Shape, List<Shape> More, Dictionary<string, Shape?> ByName, Shape? Maybe = null);

[WsMessage("test.vehicles")]
public sealed partial record Vehicles(Vehicle Vehicle, Car Car, Vehicle[] Many);

[WsMessage("test.plants")]
public sealed partial record Plants(Plant Plant, Bush? Bush, Plant[] Many);

[WsMessage("test.money")]
public sealed partial record Money(IMoney Money1, IReadOnlyList<IMoney> More);

[WsMessage("test.polymorphic")]
[JsonDerivedType(typeof(PolymorphicDerived), "derived")]
[JsonDerivedType(typeof(Polymorphic), "base")]
public partial record Polymorphic(int X);

public sealed record PolymorphicDerived(int X, int Y) : Polymorphic(X);
