namespace TypedSockets.Interop.Tests;

/// <summary>A client in plain JavaScript that offers what is not spoken, and sends what is no frame.</summary>
public sealed class JavaScriptFrameTests
{
    [Fact]
    public Task Handshakes_are_accepted_or_refused_as_they_are_offered() => RunAsync("client/handshake.mjs");

    [Fact]
    public Task What_is_no_envelope_closes_the_connection() => RunAsync("client/malformed.mjs");

    private static async Task RunAsync(string script)
    {
        await using ChatServer server = await ChatServer.StartAsync();
        await using NodePeer client = NodePeer.Start(script, server.Url);
        await client.FinishAsync();
    }
}
