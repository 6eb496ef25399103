using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Emit;

/// <summary>Prints the expression that reads one value from <c>reader</c>.</summary>
internal static class ValueReading
{
    public static string Expression(TypeShape shape, bool allowsNull, EquatableArray<CollectionReader> collections)
    {
        // Whether null is a value is the converter's to say.
        if (shape is ForeignShape foreign)
        {
            return allowsNull ? $"reader.ReadWith({foreign.Code})" : $"reader.ReadPresentWith({foreign.Code})";
        }

        var value = shape is NullableShape nullable ? nullable.Value : shape;
        var present = Present(value, collections);
        if (!allowsNull || !shape.CanBeNull)
        {
            return present;
        }

        if (shape is NullableShape && IsConvertible(value))
        {
            var whole = value is PrimitiveShape ? "reader.ReadBase64()" : present;
            return $"reader.TryReadNull() ? default({shape.TypeName}) : {whole}";
        }

        // What is forgiven has to be the whole, whose annotations differ inside; of a struct, its value.
        var read = $"reader.TryReadNull() ? null : {present}";
        return present.EndsWith("!", StringComparison.Ordinal) && shape is not NullableShape ? $"({read.TrimEnd('!')})!" : read;
    }

    /// <summary>Reads the name of a dictionary's entry as its key.</summary>
    public static string Key(TypeShape key) => key switch
    {
        PrimitiveShape primitive => $"reader.Read{primitive.Kind}Name(name)",
        _ => $"reader.ReadEnumAsName<{key.TypeName}>(name)",
    };

    /// <summary>Whether null may convert to the type of a value, as to memory from an array: C# would take it for such a value where it is to be none.</summary>
    private static bool IsConvertible(TypeShape shape) => shape is PayloadShape or MessageShape or CollectionShape or PrimitiveShape { Kind: Primitive.Base64 };

    /// <summary>Reads a value that is not null; what it calls refuses null.</summary>
    private static string Present(TypeShape shape, EquatableArray<CollectionReader> collections) => shape switch
    {
        ForeignShape foreign => $"reader.ReadPresentWith({foreign.Code})",
        PrimitiveShape { Handling: not 0 } number => $"reader.ReadNumberWith(global::System.Text.Json.Serialization.Metadata.JsonMetadataServices.{number.Kind}Converter, {number.Handling})",
        PrimitiveShape { Kind: Primitive.Base64, CanBeNull: false } => "reader.TryReadNull() ? default : reader.ReadBase64()",
        PrimitiveShape primitive => $"reader.Read{primitive.Kind}()",
        EnumShape { IsText: true } text => $"reader.ReadEnumName<{text.TypeName}>()",
        EnumShape number => $"({number.TypeName})reader.Read{number.Underlying}()",
        CollectionShape => $"{collections.First(reader => reader.Shape == shape && !reader.IsPopulation).Method}(ref reader)",
        MessageShape message => $"{GeneratedFile.Codec}.ReadMessage<{message.TypeName}>(ref reader)",
        PayloadShape payload => $"global::{GeneratedFile.CodecNamespace}.{payload.CodecName}.Read(ref reader){(payload.IsRenamed ? "!" : "")}",
        _ => throw new InvalidOperationException($"There is no way to read {shape}."),
    };
}
