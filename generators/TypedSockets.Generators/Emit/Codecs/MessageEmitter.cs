using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Emit;

/// <summary>Prints the part of a message that makes it implement <c>IWsMessage</c>.</summary>
internal static class MessageEmitter
{
    public static string Emit(MessageModel message)
    {
        var source = GeneratedFile.Begin(message.Hierarchy.Namespace, message.Warnings, message.HoldsPayloads);
        var type = message.Name;
        var contract = $"global::TypedSockets.IWsMessage<{type}>";
        var types = message.Hierarchy.Types;
        for (var i = 0; i < types.Count; i++)
        {
            source.Open(i == types.Count - 1 ? $"partial {types[i]} : {contract}" : $"partial {types[i]}");
        }

        source.Line($"static string {contract}.MessageType => \"{message.MessageType}\";").Blank();
        source.Line($"static global::System.ReadOnlySpan<byte> {contract}.MessageTypeUtf8 => \"{message.MessageType}\"u8;").Blank();

        source.Open($"static void {contract}.WriteJson({GeneratedFile.Writer}, {type} message)");
        EmitWriting(source, message, type);
        source.Close();

        source.Open($"static {type} {contract}.ReadJson({GeneratedFile.Reader})");
        EmitReading(source, message, type);
        source.Close();

        AccessorEmitter.EmitNested(source, message.Shape.Accessors);
        foreach (var _ in types)
        {
            source.Close();
        }

        AccessorEmitter.Emit(source, message.Shape.Accessors);
        return source.ToString();
    }

    private static void EmitWriting(SourceWriter source, MessageModel message, string type)
    {
        if (message.Polymorphy is null)
        {
            ObjectWriting.Emit(source, message.Shape);
            return;
        }

        PolymorphyEmitter.EmitWriting(source, message.Polymorphy, isMade: true);
        source.Blank();
        source.Open($"static void WriteObject({GeneratedFile.Writer}, {type} message)");
        ObjectWriting.Emit(source, message.Shape);
        source.Close();
    }

    private static void EmitReading(SourceWriter source, MessageModel message, string type)
    {
        if (message.Polymorphy is null)
        {
            ObjectReading.Emit(source, message.Shape, type);
            return;
        }

        PolymorphyEmitter.EmitReading(source, message.Polymorphy, isMade: true);
        source.Blank();
        source.Open($"static {type} ReadObject({GeneratedFile.Reader})");
        ObjectReading.Emit(source, message.Shape, type);
        source.Close();
    }
}
