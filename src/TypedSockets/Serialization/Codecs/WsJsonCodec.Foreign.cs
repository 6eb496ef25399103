using System.Text.Json;
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

    /// <summary>Adds an element to a collection.</summary>
    /// <typeparam name="TCollection">The type of the collection.</typeparam>
    /// <typeparam name="T">The type of its elements.</typeparam>
    /// <param name="collection">The collection.</param>
    /// <param name="item">The element.</param>
    public static void AddTo<TCollection, T>(ref TCollection collection, T item)
        where TCollection : ICollection<T> => collection.Add(item);
}
