using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace TypedSockets;

/// <summary>Makes strings of bytes that are known to be ASCII.</summary>
internal static class JsonAscii
{
    /// <summary>From which length on wider vectors pay.</summary>
    private const int Far = 128;

    /// <summary>The string of these bytes.</summary>
    public static string ToString(ReadOnlySpan<byte> text)
    {
        if (text.Length < Vector128<byte>.Count)
        {
            return ToShortString(text);
        }

        string result = new('\0', text.Length);
        if (text.Length < Far)
        {
            WidenLong(ref MemoryMarshal.GetReference(text), ref Units(result), text.Length);
        }
        else
        {
            Ascii.ToUtf16(text, MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(result.AsSpan()), result.Length), out _);
        }

        return result;
    }

    /// <summary>The string of less than 16 bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static string ToShortString(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            return "";
        }

        string result = new('\0', text.Length);
        if (text.Length >= 8)
        {
            WidenEight(ref MemoryMarshal.GetReference(text), ref Units(result), 0);
            WidenEight(ref MemoryMarshal.GetReference(text), ref Units(result), text.Length - 8);
        }
        else
        {
            WidenShort(text, ref Units(result));
        }

        return result;
    }

    /// <summary>Where to write a string that nobody else has yet; that saves a call through a delegate.</summary>
    private static ref ushort Units(string text) => ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text.AsSpan()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WidenEight(ref byte source, ref ushort target, int at) =>
        Vector128.WidenLower(Vector128.CreateScalar(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref source, at))).AsByte()).StoreUnsafe(ref target, (nuint)at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WidenShort(ReadOnlySpan<byte> text, ref ushort target)
    {
        if (text.Length >= 4)
        {
            ulong first = WidenFour(text);
            ulong last = WidenFour(text[^4..]);
            Unsafe.WriteUnaligned(ref Unsafe.As<ushort, byte>(ref target), first);
            Unsafe.WriteUnaligned(ref Unsafe.As<ushort, byte>(ref Unsafe.Add(ref target, text.Length - 4)), last);
            return;
        }

        for (int i = 0; i < text.Length; i++)
        {
            Unsafe.Add(ref target, i) = text[i];
        }
    }

    /// <summary>Four characters from four bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong WidenFour(ReadOnlySpan<byte> text) =>
        Vector128.WidenLower(Vector128.CreateScalar(BinaryPrimitives.ReadUInt32LittleEndian(text)).AsByte()).AsUInt64().ToScalar();

    private static void WidenLong(ref byte source, ref ushort target, int length)
    {
        if (length < Vector256<byte>.Count)
        {
            WidenSixteen(ref source, ref target, 0);
            WidenSixteen(ref source, ref target, length - Vector128<byte>.Count);
            return;
        }

        int at = 0;
        int last = length - Vector256<byte>.Count;
        while (true)
        {
            (Vector256<ushort> lower, Vector256<ushort> upper) = Vector256.Widen(Vector256.LoadUnsafe(ref source, (nuint)at));
            lower.StoreUnsafe(ref target, (nuint)at);
            upper.StoreUnsafe(ref target, (nuint)(at + Vector256<ushort>.Count));
            if (at == last)
            {
                return;
            }

            // The last 32 overlap those before them.
            at = Math.Min(at + Vector256<byte>.Count, last);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WidenSixteen(ref byte source, ref ushort target, int at)
    {
        (Vector128<ushort> lower, Vector128<ushort> upper) = Vector128.Widen(Vector128.LoadUnsafe(ref source, (nuint)at));
        lower.StoreUnsafe(ref target, (nuint)at);
        upper.StoreUnsafe(ref target, (nuint)(at + Vector128<ushort>.Count));
    }
}
