namespace TypedSockets.Generators.Tests;

public sealed class ConstructorTests
{
    [Fact]
    public void Services_come_from_the_scope() => Snapshot.Verify(Run("""
        public partial class Endpoint(
            Service plain,
            Service? nullable,
            IServiceProvider provider,
            [FromKeyedServices("a\"b")] Service byString,
            [FromKeyedServices(Kind.Second)] Service byEnum,
            [FromKeyedServices((Kind)7)] Service byUnnamedEnum,
            [FromKeyedServices(typeof(List<Service>))] Service byType,
            [FromKeyedServices(-5)] Service byInt,
            [FromKeyedServices((byte)5)] Service byByte,
            [FromKeyedServices(2.5)] Service byDouble,
            [FromKeyedServices('c')] Service byChar,
            [FromKeyedServices(null)] Service byNull,
            [FromKeyedServices("k")] Service? keyedAndNullable,
            [FromKeyedServices("k")] int keyedNumber = 4,
            string name = "anonymous",
            Service optional = null!,
            int number = 5,
            int? nullableNumber = null,
            int? nullableNumberWithDefault = 6,
            Kind kind = Kind.Second,
            decimal amount = 1.50m,
            double infinity = double.PositiveInfinity,
            CancellationToken cancellationToken = default)
        """));

    [Theory]
    [InlineData("public Endpoint() { } public Endpoint(Service service) { }", "new(services.GetRequiredService<global::Chat.Service>())")]
    [InlineData("public Endpoint() { } internal Endpoint(Service service) { }", "new()")]
    [InlineData("private Endpoint(Service service) { }", "new(services.GetRequiredService<global::Chat.Service>())")]
    [InlineData("[ActivatorUtilitiesConstructor] private Endpoint() { } public Endpoint(Service service) { }", "new()")]
    [InlineData("public Endpoint() { } public Endpoint(ref Service service) { } public Endpoint(Span<byte> bytes) { }", "new()")]
    [InlineData("public Endpoint() { } [Obsolete(\"No.\", error: true)] public Endpoint(Service service) { }", "new()")]
    [InlineData("public required string Name { get; set; } public Endpoint(string name) { } [System.Diagnostics.CodeAnalysis.SetsRequiredMembers] public Endpoint() => Name = nameof(Endpoint);", "new()")]
    public void One_constructor_is_chosen(string constructors, string creation) =>
        Assert.Contains($"=>\n        {creation};", Create(constructors), StringComparison.Ordinal);

    private static string Create(string members) => Run($"public partial class Endpoint {{ {members} }} partial class Endpoint").Source("Chat.Endpoint.g.cs");

    private static GeneratorRun Run(string endpoint) => Sample.With(
        [EndpointTests.Contracts("[WsContract] public interface IChat;")],
        $$"""
        public sealed class Service;
        public enum Kind { First, Second }
        #pragma warning disable CS9113 // What services are for is not the matter here.
        {{endpoint}} : WsEndpoint, IChat;
        """).CompilesWithoutWarning();
}
