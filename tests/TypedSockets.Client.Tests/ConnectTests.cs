using System.Net;

namespace TypedSockets.Client.Tests;

public sealed class ConnectTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Connecting_completes_with_the_greeting()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        await using var client = new TestClient(server.Uri);
        var states = new StateLog(client);

        Task connecting = client.ConnectAsync(Token);
        ServerConnection connection = await server.AcceptSilentlyAsync();
        await states.NextAsync(WsClientState.Connecting);
        Assert.False(connecting.IsCompleted);
        Assert.Null(client.ClientId);

        await connection.GreetAsync();
        await connecting.Patiently();
        Assert.Equal(WsClientState.Connected, client.State);
        Assert.Equal("c1", client.ClientId);
        await states.NextAsync(WsClientState.Connected);
    }

    [Fact]
    public async Task The_handshake_offers_the_protocol_and_carries_token_and_headers()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        var options = new WsClientOptions { AccessToken = _ => ValueTask.FromResult<string?>("secret"), Headers = { ["X-Device"] = "d7" } };
        await using var client = new TestClient(server.Uri, options);

        await server.ConnectAsync(client);

        Assert.Equal("typedsockets.v1.json", server.LastHandshake!.Headers.SecWebSocketProtocol);
        Assert.Equal("Bearer secret", server.LastHandshake.Headers.Authorization);
        Assert.Equal("d7", server.LastHandshake.Headers["X-Device"]);
    }

    [Fact]
    public async Task An_http_address_is_taken()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        await using var client = new TestClient(new UriBuilder(server.Uri) { Scheme = "http" }.Uri);

        await server.ConnectAsync(client);

        Assert.Equal(WsClientState.Connected, client.State);
    }

    [Theory]
    [InlineData("ftp://localhost/chat")]
    [InlineData("/chat")]
    [InlineData("ws://localhost/chat#room")]
    public void An_address_of_no_WebSocket_is_refused(string uri)
    {
        var exception = Assert.Throws<ArgumentException>(() => new TestClient(new Uri(uri, UriKind.RelativeOrAbsolute)));
        Assert.Contains(uri, exception.Message);
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    public async Task A_refused_first_handshake_throws_and_may_be_tried_again(HttpStatusCode status)
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Refusals.Enqueue(status);
        await using var client = new TestClient(server.Uri);

        var exception = await Assert.ThrowsAsync<WsConnectException>(() => client.ConnectAsync(Token).Patiently());
        Assert.Equal(status, exception.StatusCode);
        Assert.Contains(server.Uri.ToString(), exception.Message);
        Assert.Contains(((int)status).ToString(), exception.Message);
        Assert.Equal(WsClientState.Disconnected, client.State);

        await server.ConnectAsync(client);
        Assert.Equal(WsClientState.Connected, client.State);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_named()
    {
        FakeServer server = await FakeServer.StartAsync();
        await server.DisposeAsync();
        await using var client = new TestClient(server.Uri);

        var exception = await Assert.ThrowsAsync<WsConnectException>(() => client.ConnectAsync(Token).Patiently());

        Assert.Null(exception.StatusCode);
        Assert.Contains(server.Uri.ToString(), exception.Message);
    }

    [Fact]
    public async Task A_close_instead_of_the_greeting_is_told()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        await using var client = new TestClient(server.Uri);

        Task connecting = client.ConnectAsync(Token);
        ServerConnection connection = await server.AcceptSilentlyAsync();
        await connection.CloseAsync(1013, "ws.unavailable");

        var exception = await Assert.ThrowsAsync<WsDisconnectedException>(() => connecting.Patiently());
        Assert.Equal(1013, exception.Disconnect!.Code);
        Assert.Equal(WsClientState.Disconnected, client.State);
    }

    [Fact]
    public async Task A_server_that_does_not_greet_is_given_up_after_the_handshake_timeout()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        var clock = new Clock();
        await using var client = new TestClient(server.Uri, timeProvider: clock);

        Task connecting = client.ConnectAsync(Token);
        await server.AcceptSilentlyAsync();
        clock.Advance(TimeSpan.FromSeconds(9.9));
        Assert.False(connecting.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(0.1));

        var exception = await Assert.ThrowsAsync<WsConnectException>(() => connecting.Patiently());
        Assert.Contains("HandshakeTimeout", exception.Message);
    }

    [Fact]
    public async Task Canceling_ends_the_attempt()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        await using var client = new TestClient(server.Uri);
        using var cancellation = new CancellationTokenSource();

        Task connecting = client.ConnectAsync(cancellation.Token);
        await server.AcceptSilentlyAsync();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connecting.Patiently());
        Assert.Equal(WsClientState.Disconnected, client.State);
    }

    [Fact]
    public async Task Several_who_connect_share_one_connection()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        await using var client = new TestClient(server.Uri);

        Task first = client.ConnectAsync(Token);
        Task second = client.ConnectAsync(Token);
        await server.AcceptAsync();
        await Task.WhenAll(first, second).Patiently();
        await client.ConnectAsync(Token).Patiently();

        Assert.Single(server.Authorizations);
    }

    [Fact]
    public async Task A_token_that_cannot_be_had_fails_the_attempt()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        await using var client = new TestClient(server.Uri, new WsClientOptions { AccessToken = _ => throw new TimeoutException("No answer.") });

        var exception = await Assert.ThrowsAsync<WsConnectException>(() => client.ConnectAsync(Token).Patiently());

        Assert.IsType<TimeoutException>(exception.InnerException);
        Assert.Contains("AccessToken", exception.Message);
    }

    [Fact]
    public async Task The_first_connect_is_retried_where_asked_for()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Refusals.Enqueue(HttpStatusCode.ServiceUnavailable);
        var clock = new Clock();
        await using var client = new TestClient(server.Uri, new WsClientOptions { RetryFirstConnect = true }, timeProvider: clock);

        Task connecting = client.ConnectAsync(Token);
        await clock.PassDelayAsync();
        await server.AcceptAsync();
        await connecting.Patiently();

        Assert.Equal(2, server.Authorizations.Count);
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.NotFound)]
    public async Task A_first_handshake_refused_for_good_is_not_retried(HttpStatusCode status)
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Refusals.Enqueue(status);
        await using var client = new TestClient(server.Uri, new WsClientOptions { RetryFirstConnect = true });

        var exception = await Assert.ThrowsAsync<WsConnectException>(() => client.ConnectAsync(Token).Patiently());

        Assert.Equal(status, exception.StatusCode);
        Assert.Equal(WsClientState.Closed, client.State);
        Assert.Single(server.Authorizations);
    }
}
