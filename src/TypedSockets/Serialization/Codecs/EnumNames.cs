using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TypedSockets;

/// <summary>
/// The names of an enum's values, as the converter of <c>System.Text.Json</c> writes and reads them. It alone knows how
/// the names of flags combine and which case matters, so that it was asked once for each value, and is asked again for
/// what is not found here.
/// </summary>
internal static class EnumNames<T>
    where T : struct, Enum
{
    /// <summary>Values up to here are found by their number.</summary>
    private const int MaxDense = 255;

    public static readonly JsonConverter<T> Converter =
        (JsonConverter<T>)new JsonStringEnumConverter<T>().CreateConverter(typeof(T), ConverterOptions.Instance);

    private static readonly Dictionary<ulong, byte[]> Literals = WriteAll();
    private static readonly byte[]?[] DenseLiterals = [.. Enumerable.Range(0, DenseCount()).Select(number => Literals.GetValueOrDefault((ulong)number))];

    /// <summary>The names by their lengths.</summary>
    private static readonly (byte[] Name, T Value)[][] Names = ReadAll();

    /// <summary>Finds the name of a value as JSON, quotes included.</summary>
    public static bool TryGetLiteral(T value, out ReadOnlySpan<byte> literal)
    {
        ulong number = NumberOf(value);
        byte[]? found = number < (ulong)DenseLiterals.Length ? DenseLiterals[number] : Literals.GetValueOrDefault(number);
        literal = found;
        return found is not null;
    }

    /// <summary>Finds the value that a name stands for.</summary>
    /// <param name="text">What stands between the quotes, escapes and all; a text with escapes is never found.</param>
    /// <param name="value">The value.</param>
    public static bool TryGetValue(ReadOnlySpan<byte> text, out T value)
    {
        if (text.Length < Names.Length)
        {
            foreach ((byte[] name, T named) in Names[text.Length])
            {
                if (text.SequenceEqual(name))
                {
                    value = named;
                    return true;
                }
            }
        }

        value = default;
        return false;
    }

    private static Dictionary<ulong, byte[]> WriteAll()
    {
        var literals = new Dictionary<ulong, byte[]>();
        using JsonScratch scratch = JsonScratch.Rent();
        int start = 0;
        foreach (T value in Enum.GetValues<T>())
        {
            Converter.Write(scratch.Writer, value, ConverterOptions.Instance);
            ReadOnlySpan<byte> written = scratch.Flush();
            literals[NumberOf(value)] = written[start..].TrimStart((byte)',').ToArray();
            start = written.Length;
        }

        return literals;
    }

    private static int DenseCount() => Literals.Keys.Where(number => number <= MaxDense).Select(number => (int)number + 1).DefaultIfEmpty().Max();

    private static (byte[] Name, T Value)[][] ReadAll()
    {
        var names = new List<(byte[] Name, T Value)>();
        foreach (byte[] literal in Literals.Values)
        {
            var reader = new Utf8JsonReader(literal);
            reader.Read();
            byte[] name = new byte[literal.Length];
            name = name[..reader.CopyString(name)];

            // Between quotes these would mean something else, so that no text is found that does.
            if (name.AsSpan().IndexOfAny((byte)'"', (byte)'\\') < 0 && name.AsSpan().IndexOfAnyInRange((byte)0, (byte)0x1F) < 0)
            {
                names.Add((name, Converter.Read(ref reader, typeof(T), ConverterOptions.Instance)));
            }
        }

        int longest = names.Select(entry => entry.Name.Length).DefaultIfEmpty(-1).Max();
        return [.. Enumerable.Range(0, longest + 1).Select(length => names.Where(entry => entry.Name.Length == length).ToArray())];
    }

    /// <summary>The bits of a value, whatever its sign.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong NumberOf(T value) => Unsafe.SizeOf<T>() switch
    {
        1 => Unsafe.BitCast<T, byte>(value),
        2 => Unsafe.BitCast<T, ushort>(value),
        4 => Unsafe.BitCast<T, uint>(value),
        _ => Unsafe.BitCast<T, ulong>(value),
    };
}
