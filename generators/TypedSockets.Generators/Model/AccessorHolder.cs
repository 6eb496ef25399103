namespace TypedSockets.Generators.Model;

/// <summary>
/// A file-local class with accessors to the setters of one type. Those of a generic type need a holder with the same
/// type parameters.
/// </summary>
/// <param name="Name">The name of the class, without type parameters.</param>
/// <param name="TypeParameters">The type parameters in angle brackets, or nothing.</param>
/// <param name="Constraints">The clauses of constraints, each as C# writes it.</param>
/// <param name="Target">The first parameter of the accessors: <c>global::Chat.Said target</c>, or <c>ref …</c> for a struct.</param>
/// <param name="Setters">The accessors.</param>
internal sealed record AccessorHolder(
    string Name,
    string TypeParameters,
    EquatableArray<string> Constraints,
    string Target,
    EquatableArray<SetterAccessor> Setters);

/// <summary>An accessor to one setter.</summary>
/// <param name="Method">The name of the accessor.</param>
/// <param name="Setter">The name of the setter: <c>set_Color</c>.</param>
/// <param name="ValueType">The type of the property as its declaration has it.</param>
internal sealed record SetterAccessor(string Method, string Setter, string ValueType);
