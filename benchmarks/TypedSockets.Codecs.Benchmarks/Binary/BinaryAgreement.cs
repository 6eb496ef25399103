using System.Text.Json;

namespace TypedSockets.Codecs.Benchmarks;

/// <summary>Makes sure that every side reads back what it wrote.</summary>
internal static class BinaryAgreement
{
    /// <summary>Checks all sides on one message.</summary>
    /// <exception cref="InvalidOperationException">One of them read something else; it says which.</exception>
    public static void Check<T>()
        where T : IWsMessage<T>
    {
        var message = Samples.Of<T>().Message;
        Same("product", BinaryCodec<T>.Read(new BinaryCodec<T>().Write(message).ToArray()));
        Same("stock", StockCodec<T>.Read(new StockCodec<T>().Write(message).ToArray()));
        Same("SignalR", new SignalRCodec<T>().Read(new SignalRCodec<T>().Write(message).ToArray()));

        void Same(string side, T read)
        {
            var options = OracleOptions.Of<T>(OracleOptions.Reflection);
            if (JsonSerializer.Serialize(read, options) != JsonSerializer.Serialize(message, options))
            {
                throw new InvalidOperationException($"{Samples.Names[typeof(T)]}: {side} read something else than it wrote: {JsonSerializer.Serialize(read, options)}");
            }
        }
    }
}
