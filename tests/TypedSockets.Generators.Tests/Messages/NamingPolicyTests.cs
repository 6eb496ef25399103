using System.Reflection;
using System.Text;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using TypedSockets.Generators.Parsing;

namespace TypedSockets.Generators.Tests.Messages;

/// <summary>Names are what the policies of <c>System.Text.Json</c> make of them.</summary>
public sealed class NamingPolicyTests
{
    private const string Letters = "aAbBzZ09_ÄäßİıΣςЖж漢ǅ";

    private const string Message =
        """
        [TypedSockets.WsMessage("a")]
        public sealed partial record Account(int ID, string FirstName, string? URLPath2Go, int _x, int Größe, Part HTTPPart, [property: System.Text.Json.Serialization.JsonPropertyName("As Is")] int Named)
        {
            public int İçerik { get; init; } = 3;
        }

        public sealed record Part(int IsOpen);
        """;

    private static readonly Dictionary<NamingPolicy, JsonSerializerOptions> Options = new()
    {
        [NamingPolicy.CamelCase] = With(JsonNamingPolicy.CamelCase),
        [NamingPolicy.SnakeCase] = With(JsonNamingPolicy.SnakeCaseLower),
        [NamingPolicy.KebabCase] = With(JsonNamingPolicy.KebabCaseLower),
        [NamingPolicy.PascalCase] = With(null),
    };

    [Theory]
    [InlineData((int)NamingPolicy.CamelCase)]
    [InlineData((int)NamingPolicy.SnakeCase)]
    [InlineData((int)NamingPolicy.KebabCase)]
    [InlineData((int)NamingPolicy.PascalCase)]
    public void A_name_is_what_the_policy_makes_of_it(int policy)
    {
        var random = new Random(policy);
        for (var i = 0; i < 20_000; i++)
        {
            var name = new string([.. Enumerable.Range(0, random.Next(1, 12)).Select(_ => Letters[random.Next(Letters.Length)])]);

            Assert.Equal(Options[(NamingPolicy)policy].PropertyNamingPolicy?.ConvertName(name) ?? name, JsonNames.Of(name, (NamingPolicy)policy));
        }
    }

    [Theory]
    [InlineData((int)NamingPolicy.CamelCase)]
    [InlineData((int)NamingPolicy.SnakeCase)]
    [InlineData((int)NamingPolicy.KebabCase)]
    [InlineData((int)NamingPolicy.PascalCase)]
    public void An_assembly_chooses_how_its_types_name_their_members(int policy)
    {
        var account = Load($"[assembly: TypedSockets.WsNamingPolicy(TypedSockets.WsNamingPolicy.{(NamingPolicy)policy})]\n{Message}", []).GetType("Account")!;
        var part = Activator.CreateInstance(account.Assembly.GetType("Part")!, 5);
        var message = Activator.CreateInstance(account, 1, "Ada", null, 2, 4, part, 6);
        var json = JsonSerializer.Serialize(message, account, Options[(NamingPolicy)policy]);

        Assert.Equal(json, Encoding.UTF8.GetString(Write(account, message)));
        Assert.Equal(message, Read(account, Encoding.UTF8.GetBytes(json)));
    }

    [Fact]
    public void A_type_follows_the_assembly_that_declares_it()
    {
        var contracts = GeneratorRun.Over("[assembly: TypedSockets.WsNamingPolicy(TypedSockets.WsNamingPolicy.KebabCase)] public sealed record Part(int IsOpen);").CompilesWithoutWarning();
        using var image = new MemoryStream();
        Assert.True(contracts.Output.WithAssemblyName("Contracts").Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);

        var run = GeneratorRun.With(
            [MetadataReference.CreateFromImage(image.ToArray())],
            "[assembly: TypedSockets.WsNamingPolicy(TypedSockets.WsNamingPolicy.SnakeCase)] [TypedSockets.WsMessage(\"a\")] public sealed partial record Account(Part FirstPart);").CompilesWithoutWarning();

        Assert.Contains("\"{\\\"first_part\\\":\"u8", run.Source("Account.g.cs"), StringComparison.Ordinal);
        Assert.Contains("\"{\\\"is-open\\\":\"u8", run.Source("TypedSockets.Generated.Part.g.cs"), StringComparison.Ordinal);
    }

    private static JsonSerializerOptions With(JsonNamingPolicy? policy) => new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = policy };

    private static Assembly Load(string source, MetadataReference[] references)
    {
        using var image = new MemoryStream();
        var emitted = GeneratorRun.With(references, source).CompilesWithoutWarning().Output.WithAssemblyName($"Naming{Guid.NewGuid():n}").Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        return Assembly.Load(image.ToArray());
    }

    private static byte[] Write(Type type, object? message) => (byte[])Method(nameof(WsJson.Write), 1, type).Invoke(null, [message])!;

    private static object? Read(Type type, byte[] json) =>
        Method(nameof(WsJson.Read), 1, type, typeof(System.Buffers.ReadOnlySequence<byte>).MakeByRefType()).Invoke(null, [new System.Buffers.ReadOnlySequence<byte>(json)]);

    private static MethodInfo Method(string name, int parameters, Type type, Type? first = null) => typeof(WsJson).GetMethods()
        .Single(method => string.Equals(method.Name, name, StringComparison.Ordinal) && method.GetParameters().Length == parameters && (first is null || method.GetParameters()[0].ParameterType == first))
        .MakeGenericMethod(type);
}
