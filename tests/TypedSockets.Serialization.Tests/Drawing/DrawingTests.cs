using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CsCheck;

namespace TypedSockets.Serialization.Tests.Drawing;

/// <summary>Values and documents are drawn for whatever the oracle serializes, with nothing said about the type.</summary>
public sealed class DrawingTests
{
    private const int Cases = 300;

    private static readonly DrawingRules Rules = new(SystemTextJson.Options);

    [JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
    [JsonDerivedType(typeof(Circle), "circle")]
    [JsonDerivedType(typeof(Square), 2)]
    internal abstract record Shape(string Name);

    internal sealed record Circle(string Name, double Radius) : Shape(Name);

    internal sealed record Square(string Name, int Side) : Shape(Name);

    [JsonDerivedType(typeof(Dog), "dog")]
    internal interface IPet
    {
        string Name { get; }
    }

    internal sealed class Dog : IPet
    {
        public required string Name { get; init; }

        public List<IPet>? Friends { get; set; }
    }

    internal sealed record Extended(int Known)
    {
        [JsonExtensionData]
        public Dictionary<string, JsonElement>? More { get; set; }
    }

    internal sealed class ExtendedObject
    {
        public int Known { get; set; }

        [JsonExtensionData]
        public JsonObject? More { get; set; }
    }

    internal sealed class Handled
    {
        [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
        public int Number { get; set; }

        [JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)]
        public double Ratio { get; set; }
    }

    [JsonConverter(typeof(MoneyConverter))]
    internal readonly record struct Money(decimal Amount, string Currency);

    internal sealed class MoneyConverter : JsonConverter<Money>
    {
        public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString()!.Split(' ', 2) switch
        {
            [var amount, var currency] => new(decimal.Parse(amount, CultureInfo.InvariantCulture), currency),
            _ => throw new JsonException("no money"),
        };

        public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) => writer.WriteStringValue($"{value.Amount.ToString(CultureInfo.InvariantCulture)} {value.Currency}");
    }

    internal sealed record Converted(Money Price, [property: JsonConverter(typeof(JsonStringEnumConverter<DayOfWeek>))] DayOfWeek Day, Dictionary<Guid, Money> Prices);

    internal sealed class Populated
    {
        [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
        public List<int> Numbers { get; } = [1];

        [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
        public Dictionary<string, int> ByName { get; } = new(StringComparer.Ordinal);
    }

    internal sealed record AnyJson(JsonNode? Node, JsonObject Object, JsonArray Array, JsonValue? Value, JsonDocument Document, JsonElement Element, object? Whatever);

    internal sealed record Keys(
        Dictionary<int, int> Ints, Dictionary<Guid, int> Guids, Dictionary<DateTime, int> Times, Dictionary<DayOfWeek, int> Days, Dictionary<bool, int> Flags, Dictionary<char, int> Letters,
        Dictionary<double, int> Doubles, Dictionary<decimal, int> Decimals, Dictionary<Uri, int> Links, Dictionary<Version, int> Versions, Dictionary<TimeSpan, int> Spans, Dictionary<DateOnly, int> Dates, Dictionary<UInt128, int> Larges);

    internal sealed record Lists(
        ImmutableArray<int> A, ImmutableList<string> B, ImmutableHashSet<int> C, ImmutableSortedSet<int> D, ImmutableQueue<int> E, ImmutableStack<int> F, IImmutableSet<int> G, Queue<int> J, Stack<int> K, LinkedList<int> L, SortedSet<string> M,
        ConcurrentQueue<int> N, ConcurrentStack<int> O, ObservableCollection<Point> Q, Memory<int> T, ReadOnlyMemory<byte> U);

    internal sealed record Maps(
        ImmutableDictionary<string, int> A, ImmutableSortedDictionary<string, int> B, IImmutableDictionary<string, int> C, SortedDictionary<string, int> F, ConcurrentDictionary<string, Point> G,
        SortedList<string, int> H, OrderedDictionary<string, int> I, IReadOnlyDictionary<string, Shape> J, CustomMap K, CustomList L);

    internal sealed class CustomList : List<int>;

    internal sealed class CustomMap : Dictionary<string, string>;

    internal readonly record struct Point(int X, int Y);

    internal sealed record Tuples(Tuple<int, string> Tuple, KeyValuePair<string, int> Pair, List<KeyValuePair<int, Point>> Pairs);

    internal sealed record Rare(Half A, Int128 B, UInt128 C, Version D, JsonElement? E);

    [Theory]
    [InlineData(typeof(Shape))]
    [InlineData(typeof(IPet))]
    [InlineData(typeof(Extended))]
    [InlineData(typeof(ExtendedObject))]
    [InlineData(typeof(Handled))]
    [InlineData(typeof(Converted))]
    [InlineData(typeof(Populated))]
    [InlineData(typeof(AnyJson))]
    [InlineData(typeof(Keys))]
    [InlineData(typeof(Lists))]
    [InlineData(typeof(Maps))]
    [InlineData(typeof(Tuples))]
    [InlineData(typeof(Rare))]
    public void Values_of_a_type_can_be_written_and_documents_read(Type type) => AssertDrawn(type, Rules);

    [Fact]
    public void Values_and_documents_are_drawn_for_a_generated_context() =>
        AssertDrawn(typeof(Converted), new(new(DrawingContext.Default.Options) { MaxDepth = PayloadReader.MaxDepth }));

    [Fact]
    public void What_reflection_can_not_know_is_drawn_from_a_generator()
    {
        var rules = new DrawingRules(SystemTextJson.Options);
        rules.Use(Gen.Const(new Money(7, "EUR")));
        rules.UseDocuments<DayOfWeek>(Gen.Const("\"Friday\""));

        Sampled(draw => new Values(draw, rules, isTame: true).Of(typeof(Converted)), value => Assert.Equal(7, Assert.IsType<Converted>(value).Price.Amount));
        Sampled(draw => JsonPrinter.Print(new Documents(draw, rules, isTame: true).For(typeof(List<DayOfWeek>)), new Draw(new PCG(1, 1))), document => Assert.Equal(document.Count(letter => letter == 'F'), document.Split("\"Friday\"").Length - 1));
    }

    [Fact]
    public void The_same_seed_draws_the_same()
    {
        string Drawn(ulong seed) => JsonPrinter.Print(Documents.Of(typeof(Keys), new Draw(new PCG(1, seed)), Rules, isTame: false), new Draw(new PCG(1, seed)));

        Assert.Equal(Drawn(7), Drawn(7));
        Assert.NotEqual(Drawn(7), Drawn(8));
    }

    private static void AssertDrawn(Type type, DrawingRules rules)
    {
        var written = new HashSet<string>(StringComparer.Ordinal);
        Sampled(draw => new Values(draw, rules, isTame: true).Of(type), value =>
        {
            Assert.NotNull(value);
            if (DrawingRules.Written(value, type, rules.Options) is { } tree)
            {
                written.Add(JsonPrinter.Print(tree, new Draw(new PCG(1, 1))));
            }
        });
        Assert.InRange(written.Count, Cases / 6, Cases);

        var (read, faulty) = (0, 0);
        string? refused = null;
        Sampled(draw => JsonPrinter.Print(Documents.Of(type, draw, rules, isTame: true), draw), document =>
        {
            read += rules.TryRead(document, type, out _) ? 1 : 0;
            refused = rules.TryRead(document, type, out _) ? refused : document;
        });
        Assert.True(read >= Cases * 3 / 4, $"Only {read} of {Cases} documents were read; the last that was not: {refused}");

        Sampled(draw => Faults.Of(Documents.Of(type, draw, rules, isTame: true), draw), document =>
            faulty += rules.TryRead(System.Text.Encoding.UTF8.GetString(document), type, out _) ? 0 : 1);
        Assert.InRange(faulty, Cases / 10, Cases);
    }

    private static void Sampled<T>(Func<Draw, T> draw, Action<T> assert) => new Drawn<T>(draw).Sample(assert, iter: Cases, threads: 1, print: _ => "");
}
