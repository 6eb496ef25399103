using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace TypedSockets;

/// <summary>
/// What counts as one address: an IPv4 address, or the /64 of an IPv6 address, all of which one subscriber usually has (RFC
/// 6177 section 2).
/// </summary>
internal readonly record struct AddressBlock
{
    private readonly bool isIPv6;
    private readonly ulong bits;

    private AddressBlock(bool isIPv6, ulong bits)
    {
        this.isIPv6 = isIPv6;
        this.bits = bits;
    }

    /// <summary>The block of an address; <see langword="null"/> where many may share it: loopback, private, or not known.</summary>
    public static AddressBlock? OfPublic(IPAddress? address)
    {
        if (address is null)
        {
            return null;
        }

        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        Span<byte> bytes = stackalloc byte[16];
        if (IPAddress.IsLoopback(address) || !address.TryWriteBytes(bytes, out int length))
        {
            return null;
        }

        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            return IsPrivateIPv4(bytes) ? null : new AddressBlock(isIPv6: false, BinaryPrimitives.ReadUInt32BigEndian(bytes[..length]));
        }

        return IsPrivateIPv6(bytes) ? null : new AddressBlock(isIPv6: true, BinaryPrimitives.ReadUInt64BigEndian(bytes));
    }

    // RFC 1918, RFC 3927 and, for the carriers' translators, RFC 6598.
    private static bool IsPrivateIPv4(ReadOnlySpan<byte> bytes) =>
        bytes[0] is 10
        || (bytes[0] is 172 && (bytes[1] & 0xF0) == 16)
        || (bytes[0] is 192 && bytes[1] is 168)
        || (bytes[0] is 169 && bytes[1] is 254)
        || (bytes[0] is 100 && (bytes[1] & 0xC0) == 64);

    // fc00::/7 of RFC 4193 and fe80::/10 of RFC 4291.
    private static bool IsPrivateIPv6(ReadOnlySpan<byte> bytes) =>
        (bytes[0] & 0xFE) == 0xFC || (bytes[0] is 0xFE && (bytes[1] & 0xC0) == 0x80);
}
