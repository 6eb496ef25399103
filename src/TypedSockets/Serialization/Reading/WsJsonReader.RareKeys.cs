using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace TypedSockets;

public ref partial struct WsJsonReader
{
    /// <summary>Makes a key of a name.</summary>
    /// <param name="name">The name that was read last.</param>
    /// <returns>The key.</returns>
    /// <exception cref="JsonException">The name is no such key.</exception>
    public bool ReadBooleanKey(ReadOnlySpan<byte> name) => ReadKeySlowly(JsonMetadataServices.BooleanConverter, JsonKind.Boolean);

    /// <summary>Makes a key of a name.</summary>
    /// <param name="name">The name that was read last.</param>
    /// <returns>The key.</returns>
    /// <exception cref="JsonException">The name is no such key.</exception>
    public char ReadCharKey(ReadOnlySpan<byte> name) => ReadKeySlowly(JsonMetadataServices.CharConverter, JsonKind.Char);

    /// <summary>Makes a key of a name.</summary>
    /// <param name="name">The name that was read last.</param>
    /// <returns>The key.</returns>
    /// <exception cref="JsonException">The name is no such key.</exception>
    public Int128 ReadInt128Key(ReadOnlySpan<byte> name) => ReadKeySlowly(JsonMetadataServices.Int128Converter, JsonKind.Int128);

    /// <summary>Makes a key of a name.</summary>
    /// <param name="name">The name that was read last.</param>
    /// <returns>The key.</returns>
    /// <exception cref="JsonException">The name is no such key.</exception>
    public UInt128 ReadUInt128Key(ReadOnlySpan<byte> name) => ReadKeySlowly(JsonMetadataServices.UInt128Converter, JsonKind.UInt128);

    /// <summary>Makes a key of a name.</summary>
    /// <param name="name">The name that was read last.</param>
    /// <returns>The key.</returns>
    /// <exception cref="JsonException">The name is no such key.</exception>
    public Half ReadHalfKey(ReadOnlySpan<byte> name) => ReadKeySlowly(JsonMetadataServices.HalfConverter, JsonKind.Number);

    /// <summary>Makes a key of a name.</summary>
    /// <param name="name">The name that was read last.</param>
    /// <returns>The key.</returns>
    /// <exception cref="JsonException">The name is no such key.</exception>
    public float ReadSingleKey(ReadOnlySpan<byte> name) => ReadKeySlowly(JsonMetadataServices.SingleConverter, JsonKind.Number);

    /// <summary>Makes a key of a name.</summary>
    /// <param name="name">The name that was read last.</param>
    /// <returns>The key.</returns>
    /// <exception cref="JsonException">The name is no such key.</exception>
    public double ReadDoubleKey(ReadOnlySpan<byte> name) => ReadKeySlowly(JsonMetadataServices.DoubleConverter, JsonKind.Number);

    /// <summary>Makes a key of a name.</summary>
    /// <param name="name">The name that was read last.</param>
    /// <returns>The key.</returns>
    /// <exception cref="JsonException">The name is no such key.</exception>
    public decimal ReadDecimalKey(ReadOnlySpan<byte> name) => ReadKeySlowly(JsonMetadataServices.DecimalConverter, JsonKind.Decimal);

    /// <summary>Makes a key of a name.</summary>
    /// <param name="name">The name that was read last.</param>
    /// <returns>The key.</returns>
    /// <exception cref="JsonException">The name is no such key.</exception>
    public Guid ReadGuidKey(ReadOnlySpan<byte> name) => JsonGuid.TryParse(name, out Guid value) ? value : ReadKeySlowly(JsonMetadataServices.GuidConverter, JsonKind.Guid);

    /// <summary>Makes a key of a name.</summary>
    /// <param name="name">The name that was read last.</param>
    /// <returns>The key.</returns>
    /// <exception cref="JsonException">The name is no such key.</exception>
    public Uri ReadUriKey(ReadOnlySpan<byte> name) => ReadKeySlowly<Uri>(JsonMetadataServices.UriConverter!, JsonKind.Uri);

    /// <summary>Makes a key of a name.</summary>
    /// <param name="name">The name that was read last.</param>
    /// <returns>The key.</returns>
    /// <exception cref="JsonException">The name is no such key.</exception>
    public Version ReadVersionKey(ReadOnlySpan<byte> name) => ReadKeySlowly<Version>(JsonMetadataServices.VersionConverter!, JsonKind.Version);

    /// <summary>Makes a key of a name.</summary>
    /// <param name="name">The name that was read last.</param>
    /// <returns>The key.</returns>
    /// <exception cref="JsonException">The name is no such key.</exception>
    public DateTime ReadDateTimeKey(ReadOnlySpan<byte> name) => ReadKeySlowly(JsonMetadataServices.DateTimeConverter, JsonKind.DateTime);

    /// <summary>Makes a key of a name.</summary>
    /// <param name="name">The name that was read last.</param>
    /// <returns>The key.</returns>
    /// <exception cref="JsonException">The name is no such key.</exception>
    public DateTimeOffset ReadDateTimeOffsetKey(ReadOnlySpan<byte> name) => ReadKeySlowly(JsonMetadataServices.DateTimeOffsetConverter, JsonKind.DateTime);

    /// <summary>Makes a key of a name.</summary>
    /// <param name="name">The name that was read last.</param>
    /// <returns>The key.</returns>
    /// <exception cref="JsonException">The name is no such key.</exception>
    public DateOnly ReadDateOnlyKey(ReadOnlySpan<byte> name) => ReadKeySlowly(JsonMetadataServices.DateOnlyConverter, JsonKind.DateOnly);

    /// <summary>Makes a key of a name.</summary>
    /// <param name="name">The name that was read last.</param>
    /// <returns>The key.</returns>
    /// <exception cref="JsonException">The name is no such key.</exception>
    public TimeOnly ReadTimeOnlyKey(ReadOnlySpan<byte> name) => ReadKeySlowly(JsonMetadataServices.TimeOnlyConverter, JsonKind.TimeOnly);

    /// <summary>Makes a key of a name.</summary>
    /// <param name="name">The name that was read last.</param>
    /// <returns>The key.</returns>
    /// <exception cref="JsonException">The name is no such key.</exception>
    public TimeSpan ReadTimeSpanKey(ReadOnlySpan<byte> name) => ReadKeySlowly(JsonMetadataServices.TimeSpanConverter, JsonKind.TimeSpan);

    /// <summary>Makes an enum's key of a name, which may be a number.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <param name="name">The name that was read last.</param>
    /// <returns>The key.</returns>
    /// <exception cref="JsonException">The name is no such key.</exception>
    public T ReadEnumKey<T>(ReadOnlySpan<byte> name)
        where T : struct, Enum => ReadKeySlowly(EnumNames<T>.Converter, JsonKind.Name<T>());

    /// <summary>Has <c>System.Text.Json</c> read the name that was read last, with the escapes it may have.</summary>
    private T ReadKeySlowly<T>(JsonConverter<T> converter, string what)
        where T : notnull
    {
        try
        {
            return JsonKey<T>.Read(json[tokenStart..JsonGrammar.SkipString(json, tokenStart)], converter);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            throw ExpectedKey(what);
        }
    }
}
