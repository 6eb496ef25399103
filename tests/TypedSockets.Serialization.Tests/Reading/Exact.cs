using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TypedSockets.Serialization.Tests.Reading;

/// <summary>Values as text that differs wherever they do: also in their bits, scale, kind or offset.</summary>
internal static class Exact
{
    public static string Of<T>(T value) => value switch
    {
        null => "null",
        double number => BitConverter.DoubleToInt64Bits(number).ToString("x", CultureInfo.InvariantCulture),
        float number => BitConverter.SingleToInt32Bits(number).ToString("x", CultureInfo.InvariantCulture),
        Half number => BitConverter.HalfToInt16Bits(number).ToString("x", CultureInfo.InvariantCulture),
        decimal number => string.Join(' ', decimal.GetBits(number)),
        char character => ((int)character).ToString("x", CultureInfo.InvariantCulture),
        DateTime time => $"{time.Ticks} {time.Kind}",
        DateTimeOffset time => $"{time.Ticks} {time.Offset.Ticks}",
        Uri uri => uri.OriginalString,
        byte[] bytes => Convert.ToHexString(bytes),
        JsonElement element => Convert.ToHexString(JsonMarshal.GetRawUtf8Value(element)),
        JsonDocument document => Of(document.RootElement),
        JsonNode node => Of(node),
        IFormattable formattable => formattable.ToString(format: null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    /// <summary>Nodes look at what they hold only when they are asked.</summary>
    private static string Of(JsonNode node)
    {
        try
        {
            return node.ToJsonString();
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return exception.Message;
        }
    }
}
