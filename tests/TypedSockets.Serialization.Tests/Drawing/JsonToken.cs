namespace TypedSockets.Serialization.Tests.Drawing;

/// <summary>A value without parts, or a name.</summary>
/// <param name="Text">A string as it is meant, or the token as it is printed.</param>
/// <param name="IsString">Whether the printer quotes and escapes it.</param>
internal readonly record struct JsonToken(string Text, bool IsString)
{
    public static JsonToken String(string text) => new(text, IsString: true);

    /// <summary>A token that is printed as it is, be it JSON or not.</summary>
    public static JsonToken Raw(string text) => new(text, IsString: false);
}
