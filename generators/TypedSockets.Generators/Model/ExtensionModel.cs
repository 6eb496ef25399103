namespace TypedSockets.Generators.Model;

/// <summary>The member that keeps what no other member takes.</summary>
/// <param name="Name">The member in C#.</param>
/// <param name="Unmapped">The type in C# of what gathers the members while they are read.</param>
/// <param name="Target">How it is set; <see cref="ReadTarget.None"/> where it can't be, and so nothing is kept that is read.</param>
/// <param name="Accessor">The method that sets it, for <see cref="ReadTarget.Accessor"/>.</param>
internal sealed record ExtensionModel(string Name, string Unmapped, ReadTarget Target, string? Accessor);
