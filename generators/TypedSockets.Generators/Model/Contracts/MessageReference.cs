namespace TypedSockets.Generators.Model;

/// <summary>A message as an operation uses it.</summary>
/// <param name="FullName">Its type as generated code writes it: <c>global::Chat.Say</c>.</param>
/// <param name="Type">Its name on the wire: <c>chat.say</c>.</param>
/// <param name="IsLocal">Whether the compilation declares it, and so answers for its name being its own alone.</param>
internal sealed record MessageReference(string FullName, string Type, bool IsLocal);
