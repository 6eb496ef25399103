using TypedSockets.Analyzers.Tests.Verification;

namespace TypedSockets.Analyzers.Tests.Security;

/// <summary>WS3004.</summary>
public sealed class CredentialInUrlTests
{
    private const string Contract = """
        using System.Net.WebSockets;
        using Microsoft.AspNetCore.WebUtilities;
        using Microsoft.Extensions.DependencyInjection;
        using Address = System.Uri;

        [WsMessage("say")]
        public partial record Say(string Text);

        [WsContract]
        public interface IChat
        {
            ValueTask SayAsync(Say message);
        }


        """;

    [Fact]
    public Task Urls_of_websockets_are_looked_at() => InMethodAsync("""
        var a = new Uri({|WS3004:"wss://example.org/chat?access_token=abc"|});
        var b = {|WS3004:$"ws://example.org/chat?room=lobby&token={token}"|};
        var c = {|WS3004:"WSS://example.org/chat?api_key=" + token|};
        var d = {|WS3004:"wss://" + host + "/chat" + "?jwt=" + token + "&room=lobby"|};
        var e = string.Format({|WS3004:"wss://{0}/chat?apikey={1}"|}, host, token);
        var f = {|WS3004:$"{Server}/chat?Authorization={token}#top"|};
        var g = {|WS3004:Server + $"/chat?password={token}"|};
        var query = $"?access_token={token}";
        var h = {|WS3004:"wss://example.org" + query|};
        var address = "wss://example.org/chat";
        var i = {|WS3004:address + "?token=" + token|};
        var j = {|WS3004:$"{address}?token={token}"|};
        var k = {|WS3004:$"{Server}/chat{query}"|};
        """);

    [Fact]
    public Task Urls_that_a_client_connects_to_are_looked_at() => InMethodAsync("""
        await socket.ConnectAsync(new Uri({|WS3004:$"{host}/chat?access_token={token}"|}), default);
        await using var client = new ChatClient(new Address({|WS3004:host + "?token=" + token|}));
        var uri = new Uri(new Uri(host), {|WS3004:$"/chat?token={token}"|});
        await using var second = new ChatClient(uri);
        Uri third = new({|WS3004:"https://example.org/chat?token=abc"|}, UriKind.Absolute);
        services.AddTypedSocketClient<IChat, ChatClient>(third);
        TypedSocketClientServiceCollectionExtensions.AddKeyedTypedSocketClient<IChat, ChatClient>(services, "key", new Uri({|WS3004:host + "?api_key=abc"|}));
        """);

    [Fact]
    public Task Builders_of_urls_are_looked_at() => InMethodAsync("""
        var a = new UriBuilder("wss://example.org/chat") { Query = {|WS3004:$"access_token={token}"|} };
        var b = new UriBuilder(new Uri("wss://example.org/chat"));
        b.Query = {|WS3004:"?room=lobby&token=" + token|};
        var c = new UriBuilder(host) { Scheme = Uri.UriSchemeWss };
        c.Query = {|WS3004:$"token={token}"|};
        var d = new UriBuilder("wss", host) { Query = {|WS3004:$"token={token}"|} };
        var e = QueryHelpers.AddQueryString("wss://example.org/chat", {|WS3004:"access_token"|}, token);
        """);

    [Fact]
    public Task Queries_without_a_credential_are_not_reported() => InMethodAsync("""
        await socket.ConnectAsync(new Uri($"wss://{host}/chat?room={token}"), default);
        var a = "wss://example.org/chat?page_token=abc&tokens=5&max_tokens=7&key=1";
        var b = "wss://example.org/token=abc";
        var c = "wss://example.org/chat#?token=abc/".Length;
        var d = $"wss://example.org/chat?{token}=1";
        var e = new UriBuilder("wss://example.org/chat") { Query = $"room={token}" };
        var f = QueryHelpers.AddQueryString("wss://example.org/chat", "room", token);
        var g = "wss://example.org/chat?tokenizer=bpe&password_policy=strong";
        """);

    [Fact]
    public Task Urls_of_other_things_are_not_reported() => InMethodAsync("""
        var a = new Uri($"https://example.org/login?access_token={token}");
        var b = $"{host}/chat?access_token={token}";
        var c = new UriBuilder("https://example.org") { Query = $"access_token={token}" };
        var d = QueryHelpers.AddQueryString("https://example.org", "access_token", token);
        var e = "A URL such as wss://example.org/?token=abc is logged.";
        """);

    [Fact]
    public Task Texts_that_are_only_compared_are_not_reported() => InMethodAsync("""
        var a = host == "wss://example.org/?token=abc";
        var b = host.StartsWith("wss://example.org/?token=", StringComparison.Ordinal);
        var c = host is "wss://example.org/?token=abc";
        """);

    [Fact]
    public Task Constants_are_reported_where_they_are_written() => Expect.DiagnosticsAsync(Contract + """
        public class Feed
        {
            private const string Url = {|WS3004:"wss://example.org/feed?token=abc"|};

            private static readonly Uri Address = new(Url);

            [Obsolete("wss://example.org/feed?token=abc")]
            public Task ConnectAsync(ClientWebSocket socket) => socket.ConnectAsync(new Uri(Url), default);
        }
        """);

    [Fact]
    public Task It_names_the_credential_and_the_way_out() => Expect.MessagesAsync(
        """
        public class Feed
        {
            public string Url(string token) => $"wss://example.org/feed?access_token={token}";
        }
        """,
        "WS3004: 'access_token' in the query string of a WebSocket's URL ends up in logs of servers and proxies; send it in the handshake's Authorization, by WsClientOptions.AccessToken or ClientWebSocketOptions.SetRequestHeader");

    private static Task InMethodAsync(string statements) => Expect.DiagnosticsAsync(Contract + $$"""
        public class Feed
        {
            private const string Server = "wss://example.org";

            public async Task RunAsync(ClientWebSocket socket, IServiceCollection services, string host, string token)
            {
                await Task.Yield();
                {{statements.ReplaceLineEndings("\n        ")}}
            }
        }
        """);
}
