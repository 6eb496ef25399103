using System.Net;

namespace TypedSockets.Testing;

/// <summary>Where a server in memory listens.</summary>
internal sealed class MemoryEndPoint : EndPoint
{
    public override string ToString() => "memory";
}
