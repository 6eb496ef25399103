using System.Text;
using System.Text.Json;
using MessagePack;

namespace TypedSockets;

public ref partial struct WsMessagePackReader
{
    /// <summary>Reads true or false.</summary>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public bool ReadBoolean()
    {
        int start = Here;
        return Next is MessagePackType.Boolean ? reader.ReadBoolean() : throw Expected(start, JsonKind.Boolean);
    }

    /// <summary>Reads a string.</summary>
    /// <returns>What was read; never null.</returns>
    /// <exception cref="JsonException">Something else stands here, or the string is no Unicode.</exception>
    public string ReadString()
    {
        int start = Here;
        return TryReadText(out ReadOnlySpan<byte> text) ? Decode(start, text) : throw Expected(start, JsonKind.String);
    }

    /// <summary>Reads a UTF-16 code unit: its number, or a string of it alone.</summary>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public char ReadChar() => Next is MessagePackType.String
        ? ReadText(JsonKind.Char, static (ref json) => json.ReadChar())
        : (char)ReadInteger(char.MinValue, char.MaxValue, JsonKind.Char);

    /// <summary>Reads a string of 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12.</summary>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public Guid ReadGuid()
    {
        int start = Here;
        return TryReadText(out ReadOnlySpan<byte> text) && JsonGuid.TryParse(text, out Guid value) ? value : throw Expected(start, JsonKind.Guid);
    }

    /// <summary>Reads a string that is an absolute or relative URI.</summary>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public Uri ReadUri()
    {
        int start = Here;
        return TryReadText(out ReadOnlySpan<byte> text) && Uri.TryCreate(Decode(start, text), UriKind.RelativeOrAbsolute, out Uri? value)
            ? value
            : throw Expected(start, JsonKind.Uri);
    }

    /// <summary>Reads a string of two to four integers with points between them.</summary>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public Version ReadVersion() => ReadText(JsonKind.Version, static (ref json) => json.ReadVersion());

    /// <summary>Reads bytes: binary, or a string in Base64.</summary>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public byte[] ReadBase64()
    {
        if (Next is not MessagePackType.Binary)
        {
            return ReadText(Bytes, static (ref json) => json.ReadBase64());
        }

        // Never more than is there: a length that lies was found out when the header was read.
        return System.Buffers.BuffersExtensions.ToArray(reader.ReadBytes()!.Value);
    }

    /// <summary>Reads an enum by its name, or by its number.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public T ReadEnumName<T>()
        where T : struct, Enum
    {
        int start = Here;
        if (TryReadText(out ReadOnlySpan<byte> text) && EnumNames<T>.TryGetValue(text, out T value))
        {
            return value;
        }

        Return(start);
        return ReadAsJson(JsonKind.Name<T>(), static (ref json) => json.ReadEnumName<T>());
    }

    private bool TryReadText(out ReadOnlySpan<byte> text)
    {
        text = default;
        return Next is MessagePackType.String && reader.TryReadStringSpan(out text);
    }

    private string Decode(int start, ReadOnlySpan<byte> text)
    {
        try
        {
            return StrictUtf8.Encoding.GetString(text);
        }
        catch (DecoderFallbackException exception)
        {
            throw Refused(start, DoesNotFit, exception);
        }
    }

    /// <summary>Goes back, within an expression.</summary>
    private bool TryReturn(int here)
    {
        Return(here);
        return true;
    }
}
