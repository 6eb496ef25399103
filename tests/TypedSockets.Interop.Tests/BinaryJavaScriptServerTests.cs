namespace TypedSockets.Interop.Tests;

/// <summary>The generated client and the same server with the MessagePack library of JavaScript.</summary>
public sealed class BinaryJavaScriptServerTests : JavaScriptServerTests
{
    protected override string Subprotocol => "typedsockets.v1.msgpack";
}
