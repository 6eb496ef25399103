namespace TypedSockets.Interop.Tests;

/// <summary>The same client with the MessagePack library of JavaScript, and the server.</summary>
public sealed class BinaryJavaScriptClientTests : JavaScriptClientTests
{
    protected override string Subprotocol => "typedsockets.v1.msgpack";
}
