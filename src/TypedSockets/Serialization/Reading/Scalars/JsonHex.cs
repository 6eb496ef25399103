using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TypedSockets;

/// <summary>Hexadecimal digits, 16 at a time.</summary>
internal static class JsonHex
{
    /// <summary>What each byte is as a digit; -1 where it is none.</summary>
    private static readonly int[] Values = FindValues();

    /// <summary>The values of 16 digits, two to a byte.</summary>
    /// <param name="text">The digits, the higher of two first.</param>
    /// <param name="bytes">A byte in each lane, in the order of the digits.</param>
    /// <returns>False where one is no digit.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryParse(Vector128<byte> text, out Vector128<ushort> bytes)
    {
        Vector128<byte> digits = text - Vector128.Create((byte)'0');
        Vector128<byte> letters = (text | Vector128.Create((byte)0x20)) - Vector128.Create((byte)'a');
        Vector128<byte> areDigits = Vector128.LessThan(digits, Vector128.Create((byte)10));
        Vector128<byte> areLetters = Vector128.LessThan(letters, Vector128.Create((byte)6));
        Vector128<ushort> values = Vector128.ConditionalSelect(areDigits, digits, letters + Vector128.Create((byte)10)).AsUInt16();

        // The first digit of two stands in the lower half of its lane.
        bytes = ((values << 4) | (values >> 8)) & Vector128.Create((ushort)0xFF);
        return (areDigits | areLetters) == Vector128<byte>.AllBitsSet;
    }

    /// <summary>The values of 16 digits, four to a UTF-16 code unit, of which four make the result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryParse(Vector128<byte> text, out ulong units)
    {
        bool isHex = TryParse(text, out Vector128<ushort> bytes);
        Vector128<uint> pairs = bytes.AsUInt32();
        units = Vector128.Narrow((pairs << 8) | (pairs >> 16), Vector128<uint>.Zero).AsUInt64().ToScalar();
        return isHex;
    }

    /// <summary>The value of four digits; negative where one is no digit.</summary>
    public static int Parse(ReadOnlySpan<byte> digits) =>
        (Values[digits[0]] << 12) | (Values[digits[1]] << 8) | (Values[digits[2]] << 4) | Values[digits[3]];

    private static int[] FindValues()
    {
        int[] values = new int[256];
        values.AsSpan().Fill(-1);
        for (int digit = 0; digit < 16; digit++)
        {
            values["0123456789abcdef"[digit]] = values["0123456789ABCDEF"[digit]] = digit;
        }

        return values;
    }
}
