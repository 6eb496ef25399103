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
        byte code = NextCode;
        if (code is not (MessagePackCode.True or MessagePackCode.False))
        {
            throw Expected(position, JsonKind.Boolean);
        }

        position++;
        return code == MessagePackCode.True;
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

        int start = position;
        int size = bytes[start] switch
        {
            MessagePackCode.Bin8 => 1,
            MessagePackCode.Bin16 => 2,
            _ => 4,
        };
        if (!TryReadLength(size, out int length))
        {
            throw Expected(start, Bytes);
        }

        byte[] value = bytes.Slice(position, length).ToArray();
        position += length;
        return value;
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
        byte code = NextCode;
        int length = code & MaxShortName;
        if (code is >= MessagePackCode.MinFixStr and <= MessagePackCode.MaxFixStr)
        {
            position++;
        }
        else if (!TryReadLongTextLength(code, out length))
        {
            return false;
        }

        if (length > bytes.Length - position)
        {
            return false;
        }

        text = bytes.Slice(position, length);
        position += length;
        return true;
    }

    private bool TryReadLongTextLength(byte code, out int length)
    {
        length = 0;
        return code switch
        {
            MessagePackCode.Str8 => TryReadLength(1, out length),
            MessagePackCode.Str16 => TryReadLength(2, out length),
            MessagePackCode.Str32 => TryReadLength(4, out length),
            _ => false,
        };
    }

    private string Decode(int start, ReadOnlySpan<byte> text) =>
        Ascii.IsValid(text) ? JsonAscii.ToString(text)
        : JsonUtf8.TryDecode(text, out string? value) ? value
        : throw Refused(start, DoesNotFit);

    /// <summary>Goes back, within an expression.</summary>
    private bool TryReturn(int here)
    {
        Return(here);
        return true;
    }
}
