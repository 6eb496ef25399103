using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Emit;

/// <summary>Prints the classes whose methods call what generated code may not name.</summary>
internal static class AccessorEmitter
{
    private const string Services = "global::System.Runtime.CompilerServices";

    /// <summary>Prints those that stand in a file beside the codec.</summary>
    public static void Emit(SourceWriter source, EquatableArray<AccessorHolder> holders) => Emit(source, holders, isNested: false);

    /// <summary>Prints those that stand inside a message.</summary>
    public static void EmitNested(SourceWriter source, EquatableArray<AccessorHolder> holders) => Emit(source, holders, isNested: true);

    private static void Emit(SourceWriter source, EquatableArray<AccessorHolder> holders, bool isNested)
    {
        foreach (var holder in holders.Where(holder => holder.IsNested == isNested))
        {
            source.Blank();
            source.Line("/// <summary>Calls what only the type itself may call; of members, so that those that are absent keep what they hold.</summary>");
            source.Line(GeneratedFile.Attribute);
            source.Open(string.Join(" ", [$"{(isNested ? "private" : "file")} static class {holder.Name}{holder.TypeParameters}", .. holder.Constraints]));
            foreach (var accessor in holder.Accessors)
            {
                if (accessor.Kind is null)
                {
                    source.Line($"public static {accessor.Signature};").Blank();
                    continue;
                }

                var target = accessor.Target is null ? "" : $", Name = \"{accessor.Target}\"";
                source.Line($"[{Services}.UnsafeAccessor({Services}.UnsafeAccessorKind.{accessor.Kind}{target})]");
                source.Line($"public static extern {accessor.Signature};").Blank();
            }

            source.Close();
        }
    }
}
