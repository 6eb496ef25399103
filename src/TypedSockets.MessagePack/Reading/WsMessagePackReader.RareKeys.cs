using System.Text.Json;

namespace TypedSockets;

public ref partial struct WsMessagePackReader
{
    /// <summary>Reads a key.</summary>
    /// <returns>The key.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public bool ReadBooleanKey() => ReadKey(JsonKind.Boolean, static (ref json, name) => json.ReadBooleanKey(name));

    /// <summary>Reads a key.</summary>
    /// <returns>The key.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public char ReadCharKey() => ReadKey(JsonKind.Char, static (ref json, name) => json.ReadCharKey(name));

    /// <summary>Reads a key.</summary>
    /// <returns>The key.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public Int128 ReadInt128Key() => ReadKey(JsonKind.Int128, static (ref json, name) => json.ReadInt128Key(name));

    /// <summary>Reads a key.</summary>
    /// <returns>The key.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public UInt128 ReadUInt128Key() => ReadKey(JsonKind.UInt128, static (ref json, name) => json.ReadUInt128Key(name));

    /// <summary>Reads a key.</summary>
    /// <returns>The key.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public Half ReadHalfKey() => ReadKey(JsonKind.Number, static (ref json, name) => json.ReadHalfKey(name));

    /// <summary>Reads a key.</summary>
    /// <returns>The key.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public float ReadSingleKey() => ReadKey(JsonKind.Number, static (ref json, name) => json.ReadSingleKey(name));

    /// <summary>Reads a key.</summary>
    /// <returns>The key.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public double ReadDoubleKey() => ReadKey(JsonKind.Number, static (ref json, name) => json.ReadDoubleKey(name));

    /// <summary>Reads a key.</summary>
    /// <returns>The key.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public decimal ReadDecimalKey() => ReadKey(JsonKind.Decimal, static (ref json, name) => json.ReadDecimalKey(name));

    /// <summary>Reads a key.</summary>
    /// <returns>The key.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public Guid ReadGuidKey() => ReadKey(JsonKind.Guid, static (ref json, name) => json.ReadGuidKey(name));

    /// <summary>Reads a key.</summary>
    /// <returns>The key.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public Uri ReadUriKey() => ReadKey(JsonKind.Uri, static (ref json, name) => json.ReadUriKey(name));

    /// <summary>Reads a key.</summary>
    /// <returns>The key.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public Version ReadVersionKey() => ReadKey(JsonKind.Version, static (ref json, name) => json.ReadVersionKey(name));

    /// <summary>Reads a key.</summary>
    /// <returns>The key.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public DateTime ReadDateTimeKey() => ReadKey(JsonKind.DateTime, static (ref json, name) => json.ReadDateTimeKey(name));

    /// <summary>Reads a key.</summary>
    /// <returns>The key.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public DateTimeOffset ReadDateTimeOffsetKey() => ReadKey(JsonKind.DateTime, static (ref json, name) => json.ReadDateTimeOffsetKey(name));

    /// <summary>Reads a key.</summary>
    /// <returns>The key.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public DateOnly ReadDateOnlyKey() => ReadKey(JsonKind.DateOnly, static (ref json, name) => json.ReadDateOnlyKey(name));

    /// <summary>Reads a key.</summary>
    /// <returns>The key.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public TimeOnly ReadTimeOnlyKey() => ReadKey(JsonKind.TimeOnly, static (ref json, name) => json.ReadTimeOnlyKey(name));

    /// <summary>Reads a key.</summary>
    /// <returns>The key.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public TimeSpan ReadTimeSpanKey() => ReadKey(JsonKind.TimeSpan, static (ref json, name) => json.ReadTimeSpanKey(name));

    /// <summary>Reads an enum's key: a name, which may be a number.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <returns>The key.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public T ReadEnumKey<T>()
        where T : struct, Enum => ReadKey(JsonKind.Name<T>(), static (ref json, name) => json.ReadEnumKey<T>(name));
}
