namespace TypedSockets.Generators.Model;

/// <summary>
/// A class with accessors to what one type declares and generated code may not name. Those of a generic type need a
/// holder with the same type parameters.
/// </summary>
/// <param name="Name">The name of the class, without type parameters.</param>
/// <param name="TypeParameters">The type parameters in angle brackets, or nothing.</param>
/// <param name="Constraints">The clauses of constraints, each as C# writes it.</param>
/// <param name="IsNested">Whether it stands inside the message, which nothing outside may name; else it is local to the file.</param>
/// <param name="Accessors">The accessors.</param>
internal sealed record AccessorHolder(string Name, string TypeParameters, EquatableArray<string> Constraints, bool IsNested, EquatableArray<Accessor> Accessors);

/// <summary>An accessor to one getter, setter, field, constructor or method.</summary>
/// <param name="Kind">A member of <c>UnsafeAccessorKind</c>; null where the signature has a body.</param>
/// <param name="Target">The name of what is called: <c>set_Color</c>; null for a constructor.</param>
/// <param name="Signature">What it returns, its name and its parameters: <c>void SetColor(global::Chat.Said target, string value)</c>.</param>
internal sealed record Accessor(string? Kind, string? Target, string Signature);
