namespace TypedSockets;

/// <summary>What is said to be expected where a value does not fit.</summary>
internal static class JsonKind
{
    public const string Boolean = "true or false";
    public const string String = "a string";
    public const string Char = "a string of one character";
    public const string SByte = "an integer from -128 to 127";
    public const string Byte = "an integer from 0 to 255";
    public const string Int16 = "a 16-bit integer";
    public const string UInt16 = "an unsigned 16-bit integer";
    public const string Int32 = "a 32-bit integer";
    public const string UInt32 = "an unsigned 32-bit integer";
    public const string Int64 = "a 64-bit integer";
    public const string UInt64 = "an unsigned 64-bit integer";
    public const string Int128 = "a 128-bit integer";
    public const string UInt128 = "an unsigned 128-bit integer";
    public const string Number = "a number";
    public const string Decimal = "a decimal number";
    public const string Guid = "a GUID";
    public const string Uri = "a URI";
    public const string Version = "a version such as 1.2.3";
    public const string Base64 = "a string in Base64";
    public const string DateTime = "a date and time of ISO 8601";
    public const string DateOnly = "a date such as 2026-01-31";
    public const string TimeOnly = "a time such as 23:59:59";
    public const string TimeSpan = "a duration such as 1.23:59:59";

    /// <summary>What is said of an enum that is known by its names.</summary>
    public static string Name<T>()
        where T : struct, Enum => $"a name of {typeof(T).Name}";
}
