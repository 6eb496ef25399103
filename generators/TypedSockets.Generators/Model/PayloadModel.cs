namespace TypedSockets.Generators.Model;

/// <summary>A payload type: a record, struct or class that messages hold.</summary>
/// <param name="CodecName">The name of its codec, unique in the assembly.</param>
/// <param name="Display">The type as people write it.</param>
/// <param name="Shape">Its members.</param>
internal sealed record PayloadModel(string CodecName, string Display, ObjectModel Shape);
