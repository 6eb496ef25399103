using Microsoft.CodeAnalysis;
using TypedSockets.Generators.Parsing;

namespace TypedSockets.Generators.Tests.Messages;

/// <summary>What is refused, and what the refusal says. That the analyzer reports it is tested with the analyzers.</summary>
public sealed class RefusalTests
{
    [Theory]
    [InlineData("", "it is missing")]
    [InlineData("Chat", "it is not words of a-z and 0-9 joined by '.', '_' or '-'")]
    [InlineData("chat.", "it is not words of a-z and 0-9 joined by '.', '_' or '-'")]
    [InlineData(".chat", "it is not words of a-z and 0-9 joined by '.', '_' or '-'")]
    [InlineData("chat..say", "it is not words of a-z and 0-9 joined by '.', '_' or '-'")]
    [InlineData("chat say", "it is not words of a-z and 0-9 joined by '.', '_' or '-'")]
    [InlineData("chät", "it is not words of a-z and 0-9 joined by '.', '_' or '-'")]
    [InlineData("ws.ping", "names that begin with 'ws.' are the protocol's own")]
    [InlineData("a1234567890123456789012345678901234567890123456789012345678901234", "it is longer than 64 characters")]
    public void Bad_message_types(string type, string reason) => Assert.Equal(
        $"WS1001: Said, {type}, {reason}",
        Refuse($"[WsMessage(\"{type}\")] public partial record Said;"));

    [Theory]
    [InlineData("a")]
    [InlineData("chat.say-it_2")]
    [InlineData("wsx.ping")]
    [InlineData("1234567890123456789012345678901234567890123456789012345678901234")]
    public void Good_message_types(string type) => Assert.Empty(Refuse($"[WsMessage(\"{type}\")] public partial record Said;"));

    [Theory]
    [InlineData("[WsMessage(\"a\")] public record Said;", "WS1003: Said, Said")]
    [InlineData("public class Outer { [WsMessage(\"a\")] public partial record Said; }", "WS1003: Said, Outer")]
    [InlineData("[WsMessage(\"a\")] public partial record Said<T>;", "WS1004: Said, generic")]
    [InlineData("public partial class Outer<T> { [WsMessage(\"a\")] public partial record Said; }", "WS1004: Said, nested in a generic type")]
    [InlineData("[WsMessage(\"a\")] public abstract partial record Said;", "WS1004: Said, abstract")]
    [InlineData("[WsMessage(\"a\")] public static partial class Said;", "WS1004: Said, static")]
    [InlineData("[WsMessage(\"a\")] public ref partial struct Said;", "WS1004: Said, a ref struct")]
    [InlineData("[WsMessage(\"a\")] file partial record Said;", "WS1004: Said, file-local")]
    [InlineData("[WsMessage(\"a\")] public partial class Said : WsEndpoint;", "WS1004: Said, an endpoint")]
    public void Types_that_are_no_messages(string source, string refusal) => Assert.Equal(refusal, Refuse(source));

    [Theory]
    [InlineData("Action Callback", "Said.Callback, Action, it is a delegate")]
    [InlineData("object Anything", "Said.Anything, object, what it holds is not known: name a JsonSerializerContext that lists it with [WsJson]")]
    [InlineData("int[,] Grid", "Said.Grid, int[,], it has more than one dimension: use an array of arrays")]
    [InlineData("int* Pointer", "Said.Pointer, int*, it is a pointer")]
    [InlineData("List<Action> Callbacks", "Said.Callbacks[], Action, it is a delegate")]
    [InlineData("Dictionary<Uri[], int> Map", "Said.Map, Dictionary<Uri[], int>, its keys are of type 'Uri[]', which can't be a name in JSON: use strings, numbers, GUIDs, dates or enums")]
    [InlineData("Dictionary<string, Type> Map", "Said.Map[], Type, TypedSockets has no codec for it: name a JsonSerializerContext that lists it with [WsJson]")]
    [InlineData("IDisposable Thing", "Said.Thing, IDisposable, it is an interface: name what implements it with [JsonDerivedType], or name a JsonSerializerContext that lists it with [WsJson]")]
    [InlineData("Type Type", "Said.Type, Type, TypedSockets has no codec for it: name a JsonSerializerContext that lists it with [WsJson]")]
    [InlineData("IEnumerable Elements", "Said.Elements, IEnumerable, what its elements are is not known: use a generic collection, or name a JsonSerializerContext that lists it with [WsJson]")]
    [InlineData("List<IList> Elements", "Said.Elements[], IList, what its elements are is not known: use a generic collection, or name a JsonSerializerContext that lists it with [WsJson]")]
    [InlineData("ArrayList Elements", "Said.Elements, ArrayList, what its elements are is not known: use a generic collection, or name a JsonSerializerContext that lists it with [WsJson]")]
    [InlineData("Hashtable Elements", "Said.Elements, Hashtable, what its elements are is not known: use a generic collection, or name a JsonSerializerContext that lists it with [WsJson]")]
    [InlineData("IAsyncEnumerable<int> Elements", "Said.Elements, IAsyncEnumerable<int>, it is a stream: an operation may send or return one, a message can't hold it")]
    [InlineData("Memory<Action> Elements", "Said.Elements[], Action, it is a delegate")]
    [InlineData("IntPtr Handle", "Said.Handle, nint, TypedSockets has no codec for it: name a JsonSerializerContext that lists it with [WsJson]")]
    [InlineData("ConcurrentBag<int> Bag", "Said.Bag, ConcurrentBag<int>, it is a collection of its own that elements can't be added to: give it a public constructor without parameters and ICollection<T> or IDictionary<TKey, TValue>, once, or name a JsonSerializerContext that lists it with [WsJson]")]
    public void Members_without_a_codec(string member, string refusal) =>
        Assert.Equal($"WS1005: Said, {refusal}", Refuse($"[WsMessage(\"a\")] public partial record Said({member});"));

    [Theory]
    [InlineData("public record Part(Action Callback);", "Said.Parts[].Callback, Action, it is a delegate")]
    [InlineData("#pragma warning disable CS0693\npublic record Outer<T> { public record Inner<T>(T X); } public record Part(Outer<int>.Inner<int> Y);", "Said.Parts[].Y, Inner<int>, one of its type parameters has the name of one of a type that it is nested in")]
    [InlineData("public abstract record Part;", "Said.Parts[], Part, it is abstract: name what derives from it with [JsonDerivedType], or name a JsonSerializerContext that lists it with [WsJson]")]
    [InlineData("public record Part { public Part(int x) { } public Part(string y) { } }", "Said.Parts[], Part, it has neither a public constructor without parameters, nor a single public one, nor one marked with [JsonConstructor]")]
    [InlineData("public record Part { public Part(int other) { } public int X { get; } }", "Said.Parts[], Part, the parameter 'other' of its constructor has no single member of the same name and type")]
    [InlineData("public abstract class Part : List<int>;", "Said.Parts[], Part, it is a collection of its own that elements can't be added to: give it a public constructor without parameters and ICollection<T> or IDictionary<TKey, TValue>, once, or name a JsonSerializerContext that lists it with [WsJson]")]
    [InlineData("public record Part { [JsonNumberHandling(JsonNumberHandling.WriteAsString)] public string? X { get; set; } }", "Said.Parts[].X, string?, [JsonNumberHandling] on a member is for a number or a collection of numbers")]
    [InlineData("public record Part { [JsonExtensionData] public Dictionary<string, int>? X { get; set; } }", "Said.Parts[].X, Dictionary<string, int>?, [JsonExtensionData] takes a Dictionary or IDictionary of string and JsonElement or object, or a JsonObject")]
    [InlineData("[JsonPolymorphic] public record Part;", "Said.Parts[], Part, it is polymorphic and names no derived types; add [JsonDerivedType]")]
    [InlineData("[JsonDerivedType(typeof(string), 1)] public record Part;", "Said.Parts[], Part, one of the types that [JsonDerivedType] names does not derive from it")]
    [InlineData("[JsonDerivedType(typeof(Part), 1), JsonDerivedType(typeof(Other), 1)] public record Part; public record Other : Part;", "Said.Parts[], Part, two of its derived types have the same discriminator")]
    [InlineData("[JsonDerivedType(typeof(Part), 1), JsonDerivedType(typeof(Part), 2)] public record Part;", "Said.Parts[], Part, it names a derived type twice")]
    [InlineData("[JsonPolymorphic(UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FallBackToBaseType), JsonDerivedType(typeof(Other), 1)] public abstract record Part; public record Other : Part;", "Said.Parts[], Part, unknown derived types can't fall back to what is abstract")]
    [InlineData("public record Part { [JsonConverter(typeof(JsonStringEnumConverter<DayOfWeek>))] public int X { get; set; } }", "Said.Parts[].X, int, its converter 'JsonStringEnumConverter' makes none for it")]
    [InlineData("public record Part { [JsonConverter(typeof(string))] public int X { get; set; } }", "Said.Parts[].X, int, its converter 'String' is not accessible, is abstract, or has no public constructor without parameters")]
    [InlineData("public record Part { [JsonConverter(typeof(Converter))] public int X { get; set; } } public abstract class Converter : JsonConverter<int>;", "Said.Parts[].X, int, its converter 'Converter' is not accessible, is abstract, or has no public constructor without parameters")]
    [InlineData("public record Part { [field: JsonInclude] public int X { get; set; } }", "Said.Parts[].<X>k__BackingField, int, [JsonInclude] on what has no name in C#, as a backing field or an explicit implementation, is not supported")]
    [InlineData("public interface IPart { int X { get; } } public record Part : IPart { [JsonInclude] int IPart.X => 1; }", "Said.Parts[].IPart.X, int, [JsonInclude] on what has no name in C#, as a backing field or an explicit implementation, is not supported")]
    [InlineData("public class Base { public virtual int X { get; set; } } public class Part : Base { [JsonPropertyName(\"y\")] public override int X { get; set; } }", "Said.Parts[].X, int, what overrides it has another name in JSON, so that both would set it")]
    [InlineData("public class Base { [JsonPropertyName(\"y\")] public int X { get; set; } } public class Part : Base { public Part(int x) { } public new int X { get; set; } }", "Said.Parts[], Part, the parameter 'x' of its constructor has no single member of the same name and type")]
    [InlineData("public class Part { [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public List<int> X { private get; set; } = []; }", "Said.Parts[].X, List<int>, [JsonObjectCreationHandling] asks to populate what has no getter")]
    [InlineData("public class Part { [JsonExtensionData] public Dictionary<string, object>? X { private get; set; } }", "Said.Parts[].X, Dictionary<string, object>?, [JsonExtensionData] is on what has no getter")]
    [InlineData("public record Part { [JsonIgnore] public required int X { get; set; } }", "Said.Parts[].X, int, it is required and ignored at once")]
    [InlineData("public record Part { [JsonIgnore(Condition = JsonIgnoreCondition.WhenReading)] public required int X { get; set; } }", "Said.Parts[].X, int, it is required and can't be set")]
    [InlineData("public record Part { public Part(int x = 1) { } [JsonRequired] public int X { get; } }", "Said.Parts[].X, int, it is required and can't be set")]
    [InlineData("public record Part { [Obsolete(\"No.\", true)] public int X { get; set; } }", "Said.Parts[].X, int, it is obsolete, and using it is an error")]
    [InlineData("public record Part { [Obsolete(\"No.\", true)] public Part() { } }", "Said.Parts[], Part, its constructor is obsolete, and using it is an error")]
    [InlineData("public record Part { [JsonRequired] public int X { get; } }", "Said.Parts[].X, int, it is required and can't be set")]
    [InlineData("public record Part { [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public int X { get; set; } }", "Said.Parts[].X, int, it is ignored when it is null, which it never is")]
    [InlineData("public record Part(int X, [property: JsonPropertyName(\"x\")] int Y);", "Said.Parts[].Y, int, another member has the name 'x' in JSON as well")]
    [InlineData("public class Part : List<int>, IJsonOnDeserialized { public void OnDeserialized() { } }", "Said.Parts[], Part, it is a collection that wants to be called while it is written or read, which only objects are")]
    public void Payload_types_without_a_codec(string part, string refusal) => Assert.Equal(
        $"WS1005: Said, {refusal}",
        Refuse($"[WsMessage(\"a\")] public partial record Said(List<Part> Parts); {part}"));

    [Fact]
    public void A_payload_type_that_the_codec_cannot_reach() => Assert.Equal(
        "WS1005: Said, Said.Secret, Part, it is not accessible to the codec: make it, and the types it is nested in, internal or public",
        Refuse("public partial class Outer { [WsMessage(\"a\")] private partial record Said(Part Secret); private record Part; }"));

    [Fact]
    public void Every_fault_is_told() => Assert.Equal(
        "WS1005: Said, Said.A, Action, it is a delegate\nWS1005: Said, Said.B, object, what it holds is not known: name a JsonSerializerContext that lists it with [WsJson]",
        Refuse("[WsMessage(\"a\")] public partial record Said(Action A, object B);"));

    [Fact]
    public void A_message_that_holds_a_refused_one_is_refused_without_a_word()
    {
        const string source = "[WsMessage(\"a\")] public partial record Said(Held Held); [WsMessage(\"b\")] public partial record Held(Action X, Said? Back);";

        Assert.Empty(Refuse(source));
        Assert.Empty(GeneratorRun.Over(Prelude + source).Sources);
    }

    [Fact]
    public void A_refusal_stands_at_the_member_in_source()
    {
        var refusals = new List<Refusal>();
        Parse("[WsMessage(\"a\")] public partial record Said(List<Part> Parts); public record Part(Action Callback);", refusals);

        var location = Assert.Single(refusals).Location;
        Assert.Equal("Callback", location.SourceTree!.GetText(TestContext.Current.CancellationToken).ToString(location.SourceSpan));
    }

    private const string Prelude = "using System; using System.Collections; using System.Collections.Concurrent; using System.Collections.Generic; using System.Text.Json.Serialization; using TypedSockets;\n";

    private static string Refuse(string source)
    {
        var refusals = new List<Refusal>();
        Parse(source, refusals);
        return string.Join('\n', refusals.Select(refusal => $"{refusal.Id}: {string.Join(", ", refusal.Arguments)}"));
    }

    private static void Parse(string source, List<Refusal> refusals)
    {
        var compilation = GeneratorRun.Over(Prelude + source).Input;
        var message = compilation.GetSymbolsWithName("Said", SymbolFilter.Type, TestContext.Current.CancellationToken).OfType<INamedTypeSymbol>().Single();
        MessageParser.Parse(message, new KnownTypes(compilation), refusals.Add, TestContext.Current.CancellationToken);
    }
}
