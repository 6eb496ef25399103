using System.Buffers;
using System.Text;
using System.Text.Json;

namespace TypedSockets.Sockets.Benchmarks;

/// <summary>JSON-RPC 2.0, a message in each frame.</summary>
internal sealed class JsonRpcDialect : Dialect
{
    public override bool IsGreeted => false;

    public override int Ids => 256;

    public override byte[] WriteRequest<T>(int id, Payload<T> payload)
    {
        var output = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(output);
        writer.WriteStartObject();
        writer.WriteString("jsonrpc"u8, "2.0"u8);
        writer.WriteNumber("id"u8, id);
        writer.WriteString("method"u8, payload.Method);
        writer.WriteStartArray("params"u8);
        JsonSerializer.Serialize(writer, payload.Message, typeof(T), BenchJson.Default);
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        return output.WrittenSpan.ToArray();
    }

    public override T ReadAnswer<T>(int id, Payload<T> payload, byte[] answer)
    {
        using var message = JsonDocument.Parse(answer);
        var isExpected = message.RootElement.TryGetProperty("result", out var result) && message.RootElement.GetProperty("id").GetInt32() == id;
        return isExpected ? (T)result.Deserialize(typeof(T), BenchJson.Default)! : throw new InvalidOperationException($"This is no answer: {Encoding.UTF8.GetString(answer)}");
    }

    public override byte[] WritePublish(Quote quote) => throw new NotSupportedException("JSON-RPC has no broadcasts.");

    public override Quote ReadBroadcast(byte[] message) => throw new NotSupportedException("JSON-RPC has no broadcasts.");
}
