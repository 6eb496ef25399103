namespace TypedSockets;

public static partial class WsJsonCodec
{
    /// <summary>Says that a value is of a derived type that no <c>[JsonDerivedType]</c> names.</summary>
    /// <param name="type">The type of the value.</param>
    /// <param name="declared">The type that it is declared as.</param>
    /// <returns>What to throw.</returns>
    public static NotSupportedException UnknownDerivedType(Type type, Type declared) =>
        new($"A message holds a '{type}' where '{declared}' is declared, which does not name it. Add [JsonDerivedType(typeof({type.Name}))] to it.");
}
