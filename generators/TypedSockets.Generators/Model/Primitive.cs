namespace TypedSockets.Generators.Model;

/// <summary>The types with a JSON form of their own. Each has a reader of the same name in <c>WsJson</c>.</summary>
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
    Single,
    Double,
    Decimal,
    String,
    Guid,
    Uri,
    DateTime,
    DateTimeOffset,
    DateOnly,
    TimeOnly,
    TimeSpan,
    Base64,
    JsonElement,
}
