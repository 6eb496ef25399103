namespace TypedSockets.Generators.Model;

/// <summary>
/// The types with a JSON form of their own. <c>WsJsonReader</c> and <c>WsJsonWriter</c> have a method for each that is
/// named after it.
/// </summary>
internal enum Primitive
{
    Boolean,
    Char,
    SByte,
    Byte,
    Int16,
    UInt16,
    Int32,
    UInt32,
    Int64,
    UInt64,
    Int128,
    UInt128,
    Half,
    Single,
    Double,
    Decimal,
    String,
    Guid,
    Uri,
    Version,
    DateTime,
    DateTimeOffset,
    DateOnly,
    TimeOnly,
    TimeSpan,
    Base64,
    JsonElement,
    JsonNode,
    JsonDocument,
}
