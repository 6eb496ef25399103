using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Emit;

/// <summary>Prints the expression that reads one value from <c>reader</c>.</summary>
internal static class ValueReading
{
    public static string Expression(TypeShape shape, bool allowsNull, EquatableArray<CollectionReader> collections, CodecFormat format)
    {
        // Whether null is a value is the converter's to say.
        if (shape is ForeignShape foreign)
        {
            return allowsNull ? $"reader.ReadWith({foreign.Code})" : $"reader.ReadPresentWith({foreign.Code})";
        }

        var value = shape is NullableShape nullable ? nullable.Value : shape;
        var present = Present(value, collections, format);
        return shape switch
        {
            // Null is some JSON.
            PrimitiveShape { Kind: Primitive.JsonDocument } => present,
            _ when !allowsNull || !shape.CanBeNull => present,
            NullableShape { Value: PrimitiveShape { Kind: Primitive.Base64 } } => $"reader.TryReadNull() ? default({shape.TypeName}) : reader.ReadBase64()",
            NullableShape when IsConvertible(value) => $"reader.TryReadNull() ? default({shape.TypeName}) : {present}",
            NullableShape => $"reader.TryReadNull() ? null : {present}",

            // What is forgiven has to be the whole, whose annotations differ inside.
            _ when present.EndsWith("!", StringComparison.Ordinal) => $"(reader.TryReadNull() ? null : {present.TrimEnd('!')})!",
            _ => $"reader.TryReadNull() ? null : {present}",
        };
    }

    /// <summary>Reads the key of a dictionary's entry; in JSON, of its name.</summary>
    public static string Key(TypeShape key, CodecFormat format) => (key, format.IsJson ? "name" : "") switch
    {
        (PrimitiveShape primitive, var name) => $"reader.Read{primitive.Kind}Key({name})",
        (_, var name) => $"reader.ReadEnumKey<{key.TypeName}>({name})",
    };

    /// <summary>Whether null may convert to the type of a value, as to memory from an array: C# would take it for such a value where it is to be none.</summary>
    private static bool IsConvertible(TypeShape shape) => shape is PayloadShape or MessageShape or CollectionShape;

    /// <summary>Reads a value that is not null; what it calls refuses null.</summary>
    private static string Present(TypeShape shape, EquatableArray<CollectionReader> collections, CodecFormat format) => shape switch
    {
        ForeignShape foreign => $"reader.ReadPresentWith({foreign.Code})",
        PrimitiveShape { Handling: not 0 } number => $"reader.ReadNumberWith(global::System.Text.Json.Serialization.Metadata.JsonMetadataServices.{number.Kind}Converter, {number.Handling})",
        PrimitiveShape { Kind: Primitive.Base64, CanBeNull: false } => "reader.TryReadNull() ? default : reader.ReadBase64()",
        PrimitiveShape primitive => $"reader.Read{primitive.Kind}()",
        EnumShape { IsText: true } text => $"reader.ReadEnumName<{text.TypeName}>()",
        EnumShape number => $"({number.TypeName})reader.Read{number.Underlying}()",
        CollectionShape => $"{collections.First(reader => reader.Shape == shape && !reader.IsPopulation).Method}(ref reader)",
        MessageShape message => $"{format.Codec}.ReadMessage<{message.TypeName}>(ref reader)",
        PayloadShape payload => $"{format.CodecOf(payload)}.Read(ref reader){(payload.IsRenamed ? "!" : "")}",
        _ => throw new InvalidOperationException($"There is no way to read {shape}."),
    };
}
