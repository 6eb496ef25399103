using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TypedSockets.Serialization.Tests;

/// <summary>Teaches the oracle to read collections that it can only write: as it reads a list or a dictionary.</summary>
internal sealed class FrozenConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType
        && typeToConvert.GetGenericTypeDefinition() is var definition
        && (definition == typeof(FrozenSet<>) || definition == typeof(IReadOnlySet<>) || definition == typeof(FrozenDictionary<,>));

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        var definition = typeToConvert.GetGenericTypeDefinition();
        var converter = definition == typeof(FrozenSet<>) ? typeof(OfFrozenSet<>) : definition == typeof(IReadOnlySet<>) ? typeof(OfSet<>) : typeof(OfDictionary<,>);
        return (JsonConverter)Activator.CreateInstance(converter.MakeGenericType(typeToConvert.GetGenericArguments()))!;
    }

    private abstract class Of<T, TRead, TWritten> : JsonConverter<T>
        where T : class, TWritten
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Make(JsonSerializer.Deserialize<TRead>(ref reader, options)!);

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => JsonSerializer.Serialize<TWritten>(writer, value, options);

        protected abstract T Make(TRead read);
    }

    private sealed class OfFrozenSet<T> : Of<FrozenSet<T>, List<T>, IEnumerable<T>>
    {
        protected override FrozenSet<T> Make(List<T> read) => read.ToFrozenSet();
    }

    private sealed class OfSet<T> : Of<IReadOnlySet<T>, List<T>, IEnumerable<T>>
    {
        protected override IReadOnlySet<T> Make(List<T> read) => read.ToHashSet();
    }

    private sealed class OfDictionary<TKey, TValue> : Of<FrozenDictionary<TKey, TValue>, Dictionary<TKey, TValue>, IReadOnlyDictionary<TKey, TValue>>
        where TKey : notnull
    {
        protected override FrozenDictionary<TKey, TValue> Make(Dictionary<TKey, TValue> read) => read.ToFrozenDictionary();
    }
}
