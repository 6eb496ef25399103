using System.Numerics;
using System.Text.Json.Serialization;

namespace TypedSockets;

public ref partial struct WsJsonWriter
{
    /// <summary>The longest is a 128-bit integer.</summary>
    private const int MaxNumberLength = 64;

    /// <summary>Writes a number as <see cref="JsonNumberHandling"/> asks.</summary>
    /// <typeparam name="T">The type of the number.</typeparam>
    /// <param name="value">The number.</param>
    /// <param name="handling">The flags of <see cref="JsonNumberHandling"/>.</param>
    /// <exception cref="ArgumentException">The number is not finite, and the flags do not allow its name.</exception>
    public void WriteNumberWith<T>(T value, int handling)
        where T : struct, INumberBase<T>
    {
        if (!T.IsFinite(value) && ((JsonNumberHandling)handling).HasFlag(JsonNumberHandling.AllowNamedFloatingPointLiterals))
        {
            WriteRaw(T.IsNaN(value) ? "\"NaN\""u8 : T.IsPositiveInfinity(value) ? "\"Infinity\""u8 : "\"-Infinity\""u8);
            return;
        }

        if (!T.IsFinite(value))
        {
            throw NotFinite(nameof(value));
        }

        ReadOnlySpan<byte> quote = ((JsonNumberHandling)handling).HasFlag(JsonNumberHandling.WriteAsString) ? "\""u8 : default;
        WriteRaw(quote);
        WriteFormatted(value, MaxNumberLength);
        WriteRaw(quote);
    }
}
