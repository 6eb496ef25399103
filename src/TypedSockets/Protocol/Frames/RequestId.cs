using System.Buffers.Text;

namespace TypedSockets;

/// <summary>
/// The ids that one side gives to its own requests: consecutive numbers, with a leading <c>~</c> on the server, so that
/// a frame belongs to the request of the side that chose its id.
/// </summary>
internal static class RequestId
{
    /// <summary>Room for a tilde and the longest number.</summary>
    public const int MaxLength = 20;

    private const byte ServerMark = (byte)'~';

    /// <summary>True where a server chose this id.</summary>
    public static bool IsOfServer(ReadOnlySpan<byte> id) => id[0] == ServerMark;

    /// <summary>Writes the id into <paramref name="destination"/> and returns the part that it takes.</summary>
    public static ReadOnlySpan<byte> Format(long number, bool isServer, Span<byte> destination)
    {
        int start = 0;
        if (isServer)
        {
            destination[start++] = ServerMark;
        }

        Utf8Formatter.TryFormat(number, destination[start..], out int written);
        return destination[..(start + written)];
    }

    /// <summary>Reads an id that <see cref="Format"/> wrote. False for any other spelling.</summary>
    public static bool TryParse(ReadOnlySpan<byte> id, bool isServer, out long number)
    {
        number = 0;
        ReadOnlySpan<byte> digits = isServer ? id[1..] : id;
        return !digits.IsEmpty
            && digits[0] is >= (byte)'1' and <= (byte)'9'
            && Utf8Parser.TryParse(digits, out number, out int consumed)
            && consumed == digits.Length;
    }
}
