using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Emit;

/// <summary>
/// Prints the statements that read members from an array. What is absent at its end keeps its default, and what a newer message
/// has behind that is skipped.
/// </summary>
internal static class CompactReading
{
    public static void Emit(SourceWriter source, ObjectModel shape, CodecFormat format)
    {
        source.Line("reader.StartCompact();");
        foreach (var member in shape.Compact)
        {
            source.Open(member.MayBeAbsent ? "if (reader.TryElement() && !reader.TryReadNull())" : "if (reader.TryElement())");
            if (member.Read is null)
            {
                source.Line("reader.Skip();");
            }
            else
            {
                ObjectReading.EmitMember(source, shape, member.Read, format);
            }

            source.Close();
        }

        source.Line("reader.EndCompact();");
    }
}
