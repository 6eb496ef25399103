using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Emit;

/// <summary>What the codecs of one format call, and where they stand. Both formats are written and read by methods of the same names.</summary>
/// <param name="Reader">The parameter that is read from.</param>
/// <param name="Writer">The parameter that is written to.</param>
/// <param name="Codec">The class whose methods write and read messages in messages.</param>
/// <param name="Namespace">The namespace of the codecs of payload types.</param>
internal sealed record CodecFormat(string Reader, string Writer, string Codec, string Namespace)
{
    public static readonly CodecFormat Json = new(
        "ref global::TypedSockets.WsJsonReader reader",
        "ref global::TypedSockets.WsJsonWriter writer",
        GeneratedFile.Codec,
        "TypedSockets.Generated");

    public static readonly CodecFormat MessagePack = new(
        "ref global::TypedSockets.WsMessagePackReader reader",
        "ref global::TypedSockets.WsMessagePackWriter writer",
        "global::TypedSockets.WsMessagePackCodec",
        "TypedSockets.Generated.MessagePack");

    public bool IsJson => this == Json;

    /// <summary>The codec of a payload type.</summary>
    public string CodecOf(PayloadShape payload) => $"global::{Namespace}.{payload.CodecName}";

    /// <summary>What an object begins with that a twin of the codec wrote; null where that is not known.</summary>
    public string? StartOf(ObjectModel shape) => shape.Start is null || IsJson ? shape.Start : shape.Read[0].JsonName;

    /// <summary>What leads from a member to the next that a twin of the codec wrote; null behind the last.</summary>
    public string? FollowerOf(ObjectModel shape, int index) => shape.Read[index].Follower is null || IsJson ? shape.Read[index].Follower : shape.Read[index + 1].JsonName;

    /// <summary>The method that writes a derived type.</summary>
    public string WriterOf(DerivedCodec codec) => MethodOf(codec, "Write");

    /// <summary>The method that reads a derived type.</summary>
    public string ReaderOf(DerivedCodec codec) => MethodOf(codec, "Read");

    private string MethodOf(DerivedCodec codec, string verb) => codec switch
    {
        { Payload: { } payload } => $"{CodecOf(payload)}.{verb}{(payload.IsPolymorphic ? "Object" : "")}",
        { Message: { } message } => $"{Codec}.{verb}Message<{message.TypeName}>",
        _ => $"{verb}Object",
    };
}
