using Microsoft.AspNetCore.Authorization;
using Microsoft.CodeAnalysis;

namespace TypedSockets.Generators.Tests;

/// <summary>What an endpoint's methods say about who may call them.</summary>
public sealed class OperationMetadataTests
{
    private const string Contract = """
        [WsContract] public interface IChat
        {
            ValueTask SayAsync(Say message);
            ValueTask JoinAsync(Join message);
            ValueTask JoinAsync(Confirm message);
            IAsyncEnumerable<RoomInfo> WatchAsync(WatchRooms request);
        }

        """;

    // After the file's own namespace, which is where it may stand too.
    private const string Using = "using Microsoft.AspNetCore.Authorization;\n";

    private static readonly MetadataReference[] Authorization =
    [
        MetadataReference.CreateFromFile(typeof(AuthorizeAttribute).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(IAuthorizeData).Assembly.Location),
    ];

    [Fact]
    public void Attributes_about_authorization_stand_in_the_dispatch_table() => Snapshot.Verify(Run(
        """
        public abstract class ChatBase : WsEndpoint
        {
            [Authorize("members")] public virtual ValueTask SayAsync(Say message) => default;
            [AllowAnonymous] public ValueTask JoinAsync(Confirm message) => default;
        }

        public sealed partial class Endpoint : ChatBase, IChat
        {
            [Authorize(Roles = "a\"b", Policy = null), System.ComponentModel.Description("No authorization.")] public override ValueTask SayAsync(Say message) => default;
            public ValueTask JoinAsync(Join message) => default;
            #pragma warning disable RULE01
            [Rule<int>(Day = DayOfWeek.Friday), Rule<List<string>>("x", null, Type = typeof(Dictionary<,>))]
            IAsyncEnumerable<RoomInfo> IChat.WatchAsync(WatchRooms request) => throw null!;

            [AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
            [System.Diagnostics.CodeAnalysis.Experimental("RULE01")]
            private sealed class RuleAttribute<T>(params string?[] words) : Attribute, IAuthorizationRequirementData
            {
                public DayOfWeek Day { get; set; }
                public Type? Type { get; init; }
                public IEnumerable<IAuthorizationRequirement> GetRequirements() => throw new InvalidOperationException(words[0]);
            }
        }
        """));

    [Fact]
    public void Marking_a_method_prints_its_endpoint_and_nothing_else()
    {
        GeneratorRun run = Run("""
            public sealed partial class Endpoint : WsEndpoint, IChat
            {
                public ValueTask SayAsync(Say message) => default;
                public ValueTask JoinAsync(Join message) => default;
                public ValueTask JoinAsync(Confirm message) => default;
                public IAsyncEnumerable<RoomInfo> WatchAsync(WatchRooms request) => throw null!;
            }
            """);
        Assert.DoesNotContain("Metadata", run.Source("Chat.Endpoint.g.cs"), StringComparison.Ordinal);

        run.Edit(0, "public ValueTask SayAsync", "[Authorize] public ValueTask SayAsync").CompilesWithoutWarning();

        Assert.Equal(["Chat.Endpoint.g.cs"], run.Printed());
        Assert.Contains("OperationsWithMetadata", run.Source("Chat.Endpoint.g.cs"), StringComparison.Ordinal);
        run.Edit(0, "=> throw null!", "=> throw new InvalidOperationException()");
        Assert.Empty(run.Printed());
    }

    [Theory]
    [InlineData("file sealed class", "")]
    [InlineData("", "private sealed class")]
    public void An_attribute_that_generated_code_can_not_name_is_refused(string ofFile, string nested)
    {
        const string Rule = "RuleAttribute : Attribute, IAuthorizeData { public string? Policy { get; set; } public string? Roles { get; set; } public string? AuthenticationSchemes { get; set; } }";
        string code = $$"""
            [WsContract] public interface IOne { ValueTask SayAsync(Say message); }
            {{(ofFile.Length > 0 ? $"{ofFile} {Rule}" : "")}}
            public abstract class Base : WsEndpoint
            {
                {{(nested.Length > 0 ? $"{nested} {Rule}" : "")}}
                [Rule] public ValueTask SayAsync(Say message) => default;
            }
            public partial class Endpoint : Base, IOne;
            """;

        Assert.Equal(
            ["WS1009 'Endpoint': Endpoint, marks 'SayAsync' with 'RuleAttribute', which can't be named outside its file or class"],
            Sample.Refusals(Using + code, Authorization));
    }

    private static GeneratorRun Run(string endpoint) => Sample.With([EndpointTests.Contracts(Contract), .. Authorization], Using + endpoint).CompilesWithoutWarning();
}
