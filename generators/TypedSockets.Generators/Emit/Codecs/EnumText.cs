using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Emit;

/// <summary>Prints what enums are cast to.</summary>
internal static class EnumText
{
    public static string Keyword(EnumShape shape) => shape.Underlying switch
    {
        Primitive.SByte => "sbyte",
        Primitive.Byte => "byte",
        Primitive.Int16 => "short",
        Primitive.UInt16 => "ushort",
        Primitive.UInt32 => "uint",
        Primitive.Int64 => "long",
        Primitive.UInt64 => "ulong",
        _ => "int",
    };
}
