using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Emit;

/// <summary>Prints the statements that write <c>message</c> to <c>writer</c> as an array, whose elements are known by their place.</summary>
internal static class CompactWriting
{
    public static void Emit(SourceWriter source, ObjectModel shape)
    {
        source.Line($"writer.WriteStartCompact({shape.Compact.Count});");
        foreach (var member in shape.Compact)
        {
            switch (member.Written)
            {
                case null:
                    source.Line("writer.WriteNull();");
                    break;
                case { When: WriteWhen.NotDefault } written:
                    ValueWriting.Emit(source, written.Shape, written.Value, CodecFormat.MessagePack);
                    break;
                case var written:
                    MapWriting.EmitCertain(source, written);
                    break;
            }
        }
    }
}
