namespace TypedSockets;

/// <summary>
/// Says how the messages and payload types that an assembly declares name their members in JSON. Without it they do so
/// in camel case. A type follows the policy of the assembly that declares it, wherever it is used; a member's own
/// <see cref="System.Text.Json.Serialization.JsonPropertyNameAttribute"/> goes before any policy.
/// </summary>
/// <param name="policy">The policy.</param>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class WsNamingPolicyAttribute(WsNamingPolicy policy) : Attribute
{
    /// <summary>The policy.</summary>
    public WsNamingPolicy Policy { get; } = policy;
}
