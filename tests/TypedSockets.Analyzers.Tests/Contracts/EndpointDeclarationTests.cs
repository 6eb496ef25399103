using TypedSockets.Analyzers.Tests.Verification;

namespace TypedSockets.Analyzers.Tests.Contracts;

/// <summary>WS1009.</summary>
public sealed class EndpointDeclarationTests
{
    private const string Contract = """
        [WsMessage("say")]
        public partial record Say(string Text);

        [WsContract]
        public interface IChat
        {
            ValueTask SayAsync(Say message);
        }


        """;

    [Fact]
    public Task An_endpoint_is_made_partial() => ExpectFix.MendsAsync(
        Contract + """
        public sealed class {|WS1009:First|} : WsEndpoint, IChat
        {
            public ValueTask SayAsync(Say message) => default;
        }

        public static class Outer
        {
            internal class {|WS1009:Second|} : WsEndpoint, IChat
            {
                public ValueTask SayAsync(Say message) => default;
            }

            internal partial class {|WS1009:Third|} : WsEndpoint, IChat
            {
                public ValueTask SayAsync(Say message) => default;
            }
        }
        """,
        Contract + """
        public sealed partial class First : WsEndpoint, IChat
        {
            public ValueTask SayAsync(Say message) => default;
        }

        public static partial class Outer
        {
            internal partial class Second : WsEndpoint, IChat
            {
                public ValueTask SayAsync(Say message) => default;
            }

            internal partial class Third : WsEndpoint, IChat
            {
                public ValueTask SayAsync(Say message) => default;
            }
        }
        """);

    [Fact]
    public Task What_the_keyword_would_not_mend_has_no_fix() => ExpectFix.NoneAsync(
        Contract + """
        public class {|WS1009:Generic|}<T> : WsEndpoint, IChat
        {
            public ValueTask SayAsync(Say message) => default;
        }

        public class Outer<T>
        {
            public class {|WS1009:Nested|} : WsEndpoint, IChat
            {
                public ValueTask SayAsync(Say message) => default;
            }
        }

        file partial class {|WS1009:FileLocal|} : WsEndpoint, IChat
        {
            public ValueTask SayAsync(Say message) => default;
        }

        public partial class {|WS1009:Unfillable|} : WsEndpoint, IChat
        {
            public Unfillable(ref int count) => count++;
            public ValueTask SayAsync(Say message) => default;
        }
        """);

    [Fact]
    public Task Abstract_classes_are_no_endpoints() => Expect.DiagnosticsAsync(
        Contract + """
        public abstract class Base<T> : WsEndpoint;

        public abstract class ChatBase : WsEndpoint, IChat
        {
            public ValueTask SayAsync(Say message) => default;
        }

        public partial class Endpoint : ChatBase;

        public partial class Other(IServiceProvider services, string name = "x") : Base<int>, IChat
        {
            public ValueTask SayAsync(Say message) => name.Length == 0 ? throw new NotSupportedException($"{services}") : default;
        }
        """);

    [Fact]
    public Task An_endpoint_partial_over_several_files_is_silent() => Expect.DiagnosticsAsync(
        Contract + """
        public partial class Endpoint : WsEndpoint;
        """,
        """
        partial class Endpoint : IChat
        {
            public ValueTask SayAsync(Say message) => default;
        }
        """);

    [Fact]
    public Task A_class_that_only_implements_a_contract_is_no_endpoint() => Expect.DiagnosticsAsync(
        Contract + """
        public class Fake : IChat
        {
            public ValueTask SayAsync(Say message) => default;
        }
        """);

    [Fact]
    public Task The_message_names_the_type_in_the_way() => Expect.MessagesAsync(
        Contract + """
        public class Outer
        {
            public partial class Endpoint : WsEndpoint, IChat
            {
                public ValueTask SayAsync(Say message) => default;
            }
        }
        """,
        "WS1009: Endpoint 'Endpoint' nests in 'Outer', which is not partial; declare it as a partial class that is not generic and that services can create");
}
