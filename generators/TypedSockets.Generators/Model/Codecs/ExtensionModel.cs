namespace TypedSockets.Generators.Model;

/// <summary>The member that keeps what no other member takes.</summary>
/// <param name="Written">What it holds when <c>message</c> is written, as a C# expression; null where that has no place in JSON.</param>
/// <param name="Held">What it holds when <c>result</c> is read.</param>
/// <param name="Unmapped">The type in C# of what gathers the members while they are read.</param>
/// <param name="Forgiving">An exclamation mark where values of JSON, that may be null, go into what its annotation says holds none; else nothing.</param>
/// <param name="Setter">How it is set; null where it can't be, and so nothing is kept that is read.</param>
internal sealed record ExtensionModel(string? Written, string Held, string Unmapped, string Forgiving, MemberSetter? Setter);
