using TypedSockets.Analyzers.Tests.Verification;

namespace TypedSockets.Analyzers.Tests.Security;

/// <summary>WS3001.</summary>
public sealed class CredentialInMessageTests
{
    private const string Json = """
        using System.Text.Json;
        using System.Text.Json.Serialization;


        """;

    [Fact]
    public Task Credentials_are_found_in_any_spelling() => Expect.DiagnosticsAsync("""
        [WsMessage("login")]
        public partial record Login(
            string {|WS3001:Token|},
            string {|WS3001:AccessToken|},
            string {|WS3001:access_token|},
            string {|WS3001:REFRESH_TOKEN|},
            string {|WS3001:accesstoken2|},
            string {|WS3001:Jwt|},
            string {|WS3001:JWTToken|},
            string {|WS3001:OAuth2Token|},
            string {|WS3001:UserPassword|},
            string {|WS3001:pwd|},
            string {|WS3001:PasswordHash|},
            string {|WS3001:ApiKey|},
            string {|WS3001:CloudAPIKey|},
            string {|WS3001:passwd|},
            string {|WS3001:PassWord|},
            string {|WS3001:Passcode|},
            string {|WS3001:XAPIKey|},
            string {|WS3001:sessionSecret|},
            string {|WS3001:ClientSecretValue|},
            string {|WS3001:Authorization|},
            string {|WS3001:AuthorizationHeader|},
            string {|WS3001:SessionCookie|},
            string {|WS3001:MasterKey|},
            string {|WS3001:Creds|},
            string {|WS3001:PrivateKey|});
        """);

    [Fact]
    public Task Whatever_can_hold_a_credential_is_looked_at() => Expect.DiagnosticsAsync(Json + """
        [WsMessage("login")]
        public partial class Login
        {
            public string? {|WS3001:Password|} { get; set; }
            public byte[] {|WS3001:SecretKey|} { get; set; } = [];
            public ReadOnlyMemory<byte> {|WS3001:ApiSecret|} { get; set; }
            public Guid? {|WS3001:SessionToken|} { get; init; }
            public JsonElement {|WS3001:Jwt|} { get; init; }
            public List<string> {|WS3001:ApiKeys|} { get; } = [];
            public string[]? {|WS3001:AccessTokens|} { get; set; }
            public Dictionary<string, string> {|WS3001:Credentials|} { get; set; } = [];
            [JsonInclude]
            public string {|WS3001:Bearer|} = "";
        }
        """);

    [Fact]
    public Task Names_in_json_count_as_well() => Expect.DiagnosticsAsync(Json + """
        [WsMessage("login")]
        public partial record Login(
            [property: JsonPropertyName("access_token")] string {|WS3001:Value|},
            [property: JsonPropertyName("t")] string {|WS3001:Password|},
            [property: JsonPropertyName("token")] string PageToken);
        """);

    [Fact]
    public Task What_is_only_named_after_a_credential_is_not_reported() => Expect.DiagnosticsAsync("""
        [WsMessage("page")]
        public partial record Page(
            string ContinuationToken,
            string PageToken,
            string next_page_token,
            string SyncToken,
            string CsrfToken,
            string PushToken,
            string CancellationToken,
            string QuoteToken,
            string LockToken,
            Guid SessionLockToken,
            string LeaseToken,
            string OperationToken,
            byte[] TaskToken,
            string UnexpectedToken,
            string TokenCount,
            string Tokenizer,
            string TokenType,
            string TokenText,
            string[] Tokens,
            string MaxTokens,
            string PasswordPolicy,
            string PasswordHint,
            string SecretSanta,
            string Secretary,
            string Key,
            string Keyboard,
            string KeyId,
            string MonkeyName,
            string ApiKeyName,
            string PublicKey,
            string PaymentAuthorization,
            string Author,
            string Cookie,
            string Compass,
            string Passage);
        """);

    [Fact]
    public Task Types_that_can_not_be_a_credential_are_not_reported() => Expect.DiagnosticsAsync("""
        public enum Secrecy
        {
            Open,
            Closed,
        }

        public record Rights(bool CanWrite, Secrecy Secrecy);

        [WsMessage("usage")]
        public partial record Usage(
            int Token,
            long AccessToken,
            bool Password,
            Secrecy Secret,
            TimeSpan RefreshToken,
            DateTimeOffset Jwt,
            int[] ApiKeys,
            Rights Authorization);
        """);

    [Fact]
    public Task A_token_that_is_an_object_is_judged_by_what_it_holds() => Expect.DiagnosticsAsync("""
        public record Lexeme(string Kind, string Text);

        public record Grant(string {|WS3001:AccessToken|});

        [WsMessage("parsed")]
        public partial record Parsed(Lexeme Token, Grant Credentials);
        """);

    [Fact]
    public Task An_object_that_is_a_credential_is_reported_where_nothing_in_it_is() => Expect.DiagnosticsAsync("""
        public record Pair(string Left, string Right);

        [WsMessage("login")]
        public partial record Login(Pair {|WS3001:Credentials|}, IReadOnlyList<Pair> {|WS3001:AccessTokens|});
        """);

    [Fact]
    public Task Payload_types_are_reported_once_however_many_messages_hold_them() => Expect.DiagnosticsAsync(
        """
        [WsMessage("one")]
        public partial record One(Account Account, IReadOnlyList<Account> More, Dictionary<string, Envelope<Account>> Named);

        [WsMessage("two")]
        public partial record Two(Account? Account, Envelope<string> Other);
        """,
        """
        public abstract class Named
        {
            public string {|WS3001:Password|} { get; set; } = "";
        }

        public class Account : Named
        {
            public Account? Parent { get; set; }
        }

        public record Envelope<T>(T Value, string {|WS3001:Jwt|});

        public record Unused(string Password);
        """);

    [Fact]
    public Task Derived_payload_types_are_looked_at() => Expect.DiagnosticsAsync(Json + """
        [JsonDerivedType(typeof(Circle), "circle")]
        public abstract record Shape;

        public record Circle(string {|WS3001:Secret|}) : Shape;

        public record Square(string Secret) : Shape;

        [WsMessage("draw")]
        public partial record Draw(Shape Shape);
        """);

    [Fact]
    public Task What_does_not_cross_the_wire_is_not_reported() => Expect.DiagnosticsAsync(Json + """
        [WsMessage("login")]
        public partial record Login(string Name)
        {
            [JsonIgnore]
            public string Password { get; set; } = "";

            public static string Secret { get; set; } = "";

            internal string ApiKey { get; set; } = "";

            public string Jwt = "";

            public string GetToken() => "";
        }

        public record NoMessage(string Password);

        [WsContract]
        public interface IChat
        {
            ValueTask LoginAsync(Login message, CancellationToken token = default);
        }
        """);

    [Fact]
    public Task Ignoring_it_only_now_and_then_is_not_enough() => Expect.DiagnosticsAsync(Json + """
        [WsMessage("login")]
        public partial class Login
        {
            [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
            public string? {|WS3001:Password|} { get; set; }
        }
        """);

    [Fact]
    public Task What_a_library_declares_is_told_where_it_is_held() => Expect.DiagnosticsAsync(
        [SampleProgram.CompileLibrary("""
            namespace Library;

            public record Account(string Name, string Password);

            [WsMessage("library.login")]
            public partial record Login(string Password);
            """)],
        """
        [WsMessage("held")]
        public partial record Held(Library.Account {|WS3001:Account|}, Library.Login Login);
        """);

    [Fact]
    public Task All_parts_of_a_message_are_looked_at_but_generated_ones() => Expect.DiagnosticsAsync(
        """
        [WsMessage("login")]
        public partial record Login(string Name);
        """,
        """
        public partial record Login
        {
            public string? {|WS3001:Password|} { get; set; }
        }
        """,
        """
        // <auto-generated/>
        #nullable enable
        public partial record Login
        {
            public string? Secret { get; set; }
        }
        """);

    [Fact]
    public Task It_names_the_member_and_the_way_out() => Expect.MessagesAsync(
        """
        [WsMessage("login")]
        public partial record Login(string Password);
        """,
        "WS3001: 'Login.Password' carries a credential in a message, where buffers, logs and handlers keep it and nothing checks it; authenticate in the handshake, with WsClientOptions.AccessToken or a browser's bearer subprotocol, and leave the member out");
}
