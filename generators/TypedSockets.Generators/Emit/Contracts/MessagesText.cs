using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Emit;

/// <summary>Prints the messages of a contract, for start-up to look at.</summary>
internal static class MessagesText
{
    /// <summary>A collection expression with a line for each message.</summary>
    public static string Of(IEnumerable<MessageReference> messages) =>
        $"[\n{string.Concat(messages.Select(message => $"    global::TypedSockets.WsMessageInfo.Of<{message.FullName}>(),\n"))}]";
}
