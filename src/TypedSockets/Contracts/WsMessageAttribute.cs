namespace TypedSockets;

/// <summary>
/// Marks a <c>partial</c> record, class or struct as a message: the only thing that crosses the wire. The generator
/// gives it a codec and makes it implement <see cref="IWsMessage{TSelf}"/>.
/// </summary>
/// <param name="type">
/// The name of the message on the wire, such as <c>chat.say</c>: words of <c>[a-z0-9]</c> joined by <c>.</c>,
/// <c>_</c> or <c>-</c>, at most 64 characters, not beginning with the reserved <c>ws.</c>. The analyzer reports
/// anything else as WS1001.
/// </param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class WsMessageAttribute(string type) : Attribute
{
    /// <summary>The name of the message on the wire.</summary>
    public string Type { get; } = type;
}
