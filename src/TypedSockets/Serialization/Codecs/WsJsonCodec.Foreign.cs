using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace TypedSockets;

public static partial class WsJsonCodec
{
    /// <summary>What a context knows of a type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="context">The context.</param>
    /// <returns>How the context writes and reads it.</returns>
    /// <exception cref="InvalidOperationException">The context does not know the type.</exception>
    public static JsonTypeInfo<T> TypeInfo<T>(JsonSerializerContext context) =>
        context.GetTypeInfo(typeof(T)) as JsonTypeInfo<T>
        ?? throw new InvalidOperationException($"The context '{context.GetType()}' does not know '{typeof(T)}'. Add [JsonSerializable(typeof({typeof(T).Name}))] to it.");
}
