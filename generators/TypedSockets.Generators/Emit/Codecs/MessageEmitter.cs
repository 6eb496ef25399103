using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Emit;

/// <summary>Prints the parts of a message that make it implement <c>IWsMessage</c>, and its counterpart of the binary protocol.</summary>
internal static class MessageEmitter
{
    public static string HintName(MessageModel message, CodecFormat format) => format.IsJson
        ? message.HintName
        : $"{message.HintName.Substring(0, message.HintName.Length - ".g.cs".Length)}.MessagePack.g.cs";

    public static string Emit(MessageModel message, CodecFormat format)
    {
        var source = GeneratedFile.Begin(message.Hierarchy.Namespace, message.Warnings, message.HoldsPayloads);
        var contract = $"global::TypedSockets.{(format.IsJson ? "IWsMessage" : "IWsMessagePackMessage")}<{message.Name}>";
        var suffix = format.IsJson ? "Json" : "MessagePack";
        var types = message.Hierarchy.Types;
        for (var i = 0; i < types.Count; i++)
        {
            source.Open(i == types.Count - 1 ? $"partial {types[i]} : {contract}" : $"partial {types[i]}");
        }

        if (format.IsJson)
        {
            source.Line($"static string {contract}.MessageType => \"{message.MessageType}\";").Blank();
            source.Line($"static global::System.ReadOnlySpan<byte> {contract}.MessageTypeUtf8 => \"{message.MessageType}\"u8;").Blank();
        }

        source.Open($"static void {contract}.Write{suffix}({format.Writer}, {message.Name} message)");
        EmitWriting(source, message, format);
        source.Close();

        source.Open($"static {message.Name} {contract}.Read{suffix}({format.Reader})");
        EmitReading(source, message, format);
        source.Close();

        if (format.IsJson)
        {
            AccessorEmitter.EmitNested(source, message.Shape.Accessors);
        }

        foreach (var _ in types)
        {
            source.Close();
        }

        AccessorEmitter.Emit(source, message.Shape.Accessors);
        return source.ToString();
    }

    private static void EmitWriting(SourceWriter source, MessageModel message, CodecFormat format)
    {
        if (message.Polymorphy is null)
        {
            ObjectWriting.Emit(source, message.Shape, format);
            return;
        }

        PolymorphyEmitter.EmitWriting(source, message.Polymorphy, isMade: true, format);
        source.Blank();
        source.Open($"static void WriteObject({format.Writer}, {message.Name} message)");
        ObjectWriting.Emit(source, message.Shape, format);
        source.Close();
    }

    private static void EmitReading(SourceWriter source, MessageModel message, CodecFormat format)
    {
        if (message.Polymorphy is null)
        {
            ObjectReading.Emit(source, message.Shape, message.Name, format);
            return;
        }

        PolymorphyEmitter.EmitReading(source, message.Polymorphy, isMade: true, format);
        source.Blank();
        source.Open($"static {message.Name} ReadObject({format.Reader})");
        ObjectReading.Emit(source, message.Shape, message.Name, format);
        source.Close();
    }
}
