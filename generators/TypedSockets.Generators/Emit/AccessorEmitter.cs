using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Emit;

/// <summary>Prints the file-local classes that set what only an object initializer may set.</summary>
internal static class AccessorEmitter
{
    public static void Emit(SourceWriter source, EquatableArray<AccessorHolder> holders)
    {
        foreach (var holder in holders)
        {
            source.Blank();
            source.Line("/// <summary>Sets members that were present after the object is made, so that absent ones keep their initializers.</summary>");
            source.Line(GeneratedFile.Attribute);
            source.Open(string.Join(" ", [$"file static class {holder.Name}{holder.TypeParameters}", .. holder.Constraints]));
            foreach (var setter in holder.Setters)
            {
                source.Line($"[global::System.Runtime.CompilerServices.UnsafeAccessor(global::System.Runtime.CompilerServices.UnsafeAccessorKind.Method, Name = \"{setter.Setter}\")]");
                source.Line($"public static extern void {setter.Method}({holder.Target}, {setter.ValueType} value);").Blank();
            }

            source.Close();
        }
    }
}
