using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TypedSockets;

/// <summary>GUIDs as they are written by default: <c>01234567-89ab-cdef-0123-456789abcdef</c>.</summary>
internal static class JsonGuid
{
    /// <summary>Reads a GUID.</summary>
    /// <param name="text">Its 36 characters.</param>
    /// <param name="value">What was read.</param>
    /// <returns>False where the text is none.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out Guid value)
    {
        value = default;
        if (text.Length != 36 || text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-')
        {
            return false;
        }

        // Digits 0..7, 9..12, 14..17 of the first half end at 18; 19..22 and 24..35 of the second begin there.
        ref byte source = ref MemoryMarshal.GetReference(text);
        Vector128<byte> head = Vector128.LoadUnsafe(ref source);
        Vector128<byte> third = Vector128.LoadUnsafe(ref source, 2);
        Vector128<byte> first = Vector128.Shuffle(head, Vector128.Create((byte)0, 1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 255, 255, 255, 255))
            | Vector128.Shuffle(third, Vector128.Create((byte)255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 12, 13, 14, 15));
        Vector128<byte> fourth = Vector128.LoadUnsafe(ref source, 19);
        Vector128<byte> tail = Vector128.LoadUnsafe(ref source, 20);
        Vector128<byte> second = Vector128.Shuffle(fourth, Vector128.Create((byte)0, 1, 2, 3, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255))
            | Vector128.Shuffle(tail, Vector128.Create((byte)255, 255, 255, 255, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15));
        bool isHex = JsonHex.TryParse(first, out Vector128<ushort> lower) & JsonHex.TryParse(second, out Vector128<ushort> upper);
        Vector128<byte> bytes = Vector128.Narrow(lower, upper);

        // The first three groups are numbers, the rest is bytes.
        Vector128<byte> layout = BitConverter.IsLittleEndian
            ? Vector128.Shuffle(bytes, Vector128.Create((byte)3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15))
            : bytes;
        value = Unsafe.BitCast<Vector128<byte>, Guid>(layout);
        return isHex;
    }
}
