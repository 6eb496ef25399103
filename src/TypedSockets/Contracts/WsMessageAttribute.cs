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

    /// <summary>
    /// Whether the binary protocol writes the message as an array of its members in the order of their declaration, instead
    /// of a map with their names: smaller, and tied to that order. Default: <see langword="false"/>. JSON is the same
    /// either way, and so are the payload types that the message holds.
    /// </summary>
    /// <remarks>
    /// Members may only be added behind the others, and none may be removed or moved: a reader takes elements by their place.
    /// Those that are absent at the end keep their defaults, those that it does not know are skipped. The analyzer compares the
    /// order with the one recorded in the project's <c>CompactMessages.txt</c>, and reports WS1014. A message with
    /// <c>[JsonExtensionData]</c> or <c>[JsonDerivedType]</c> can't be compact, and has no codec of the binary protocol then.
    /// </remarks>
    public bool Compact { get; set; }
}
