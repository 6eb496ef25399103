using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace TypedSockets;

public ref partial struct WsJsonReader
{
    /// <summary>Reads true or false.</summary>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public bool ReadBoolean()
    {
        if (StandsHere("true"u8))
        {
            position += 4;
            return true;
        }

        if (StandsHere("false"u8))
        {
            position += 5;
            return false;
        }

        return ReadAnyBoolean();
    }

    /// <summary>Reads a string of one UTF-16 code unit.</summary>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public char ReadChar() => ReadStringSlowly(JsonMetadataServices.CharConverter, JsonKind.Char);

    /// <summary>Reads a string of 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12.</summary>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public Guid ReadGuid()
    {
        const int Length = 36;
        int start = position + 1;
        if (Peek() == '"' && json.Length - start > Length && json[start + Length] == '"' && JsonGuid.TryParse(json.Slice(start, Length), out Guid value))
        {
            position = start + Length + 1;
            return value;
        }

        return ReadStringSlowly(JsonMetadataServices.GuidConverter, JsonKind.Guid);
    }

    /// <summary>Reads a string that is an absolute or relative URI.</summary>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public Uri ReadUri()
    {
        if (PeekToken() != '"')
        {
            throw Expected(JsonKind.Uri);
        }

        int start = position;
        if (Uri.TryCreate(ReadString(), UriKind.RelativeOrAbsolute, out Uri? value))
        {
            return value;
        }

        position = start;
        throw Expected(JsonKind.Uri);
    }

    /// <summary>Reads a string of two to four integers with points between them.</summary>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public Version ReadVersion() => ReadStringSlowly(JsonMetadataServices.VersionConverter, JsonKind.Version)!;

    /// <summary>Reads a string in Base64.</summary>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public byte[] ReadBase64()
    {
        ReadOnlySpan<byte> text = FindString(JsonKind.Base64);
        var reader = new Utf8JsonReader(text);
        reader.Read();
        try
        {
            if (reader.TryGetBytesFromBase64(out byte[]? value))
            {
                position += text.Length;
                return value;
            }
        }
        catch (InvalidOperationException)
        {
            // It has an escape that is half of a surrogate pair.
        }

        throw Expected(JsonKind.Base64);
    }

    /// <summary>Reads an enum by its name, or by its number.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public T ReadEnumName<T>()
        where T : struct, Enum
    {
        if (Peek() == '"')
        {
            int start = position + 1;
            int length = json[start..].IndexOf((byte)'"');
            if (length >= 0 && EnumNames<T>.TryGetValue(json.Slice(start, length), out T value))
            {
                position = start + length + 1;
                return value;
            }
        }

        string what = JsonKind.Name<T>();
        return PeekToken() == '"' ? ReadStringSlowly(EnumNames<T>.Converter, what) : ReadNumberSlowly(EnumNames<T>.Converter, what);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool ReadAnyBoolean()
    {
        int before = position;
        SkipWhiteSpace();
        return position > before ? ReadBoolean() : throw Expected(JsonKind.Boolean);
    }
}
