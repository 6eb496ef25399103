namespace TypedSockets.Generators.Model;

/// <summary>The member that keeps what no other member takes.</summary>
/// <param name="Written">What it holds when <c>message</c> is written, as a C# expression; null where that has no place in JSON.</param>
/// <param name="Held">What it holds when <c>result</c> is read.</param>
/// <param name="Setter">How it is set; null where what it holds from the start is added to.</param>
internal sealed record ExtensionModel(string? Written, string Held, MemberSetter? Setter);
