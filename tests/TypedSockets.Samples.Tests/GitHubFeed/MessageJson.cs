using System.Text;
using System.Text.Json;

namespace TypedSockets.Samples.GitHubFeed;

/// <summary>Reads and writes payloads with the generated codecs.</summary>
internal static class MessageJson
{
    public static T Read<T>(ReadOnlySpan<byte> json)
        where T : IWsMessage<T>
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 32 });
        reader.Read();
        return T.ReadJson(ref reader);
    }

    public static string Write<T>(T message)
        where T : IWsMessage<T>
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            T.WriteJson(writer, message);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
