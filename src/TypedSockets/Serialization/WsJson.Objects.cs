using System.Text.Json;

namespace TypedSockets;

public static partial class WsJson
{
    /// <summary>Requires that an object begins here.</summary>
    /// <param name="reader">Stands on the first token of the value.</param>
    /// <exception cref="JsonException">Something else stands there.</exception>
    public static void EnterObject(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not JsonTokenType.StartObject)
        {
            throw Expected(ref reader, "an object");
        }
    }

    /// <summary>Moves to the name of the next member, or to the end of the object.</summary>
    /// <param name="reader">Stands on the beginning of the object, or on the last token of the member before.</param>
    /// <returns>False at the end of the object.</returns>
    public static bool NextMember(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType is JsonTokenType.EndObject)
        {
            return false;
        }

        // A name that can't be unescaped is an error even where no member has it.
        if (reader.ValueIsEscaped)
        {
            _ = reader.GetString();
        }

        return true;
    }

    /// <summary>Moves from a known name to its value. A member may stand only once.</summary>
    /// <param name="reader">Stands on the name.</param>
    /// <param name="seen">The members that were there before.</param>
    /// <param name="member">The bit of this one.</param>
    /// <exception cref="JsonException">The member stood there before.</exception>
    public static void EnterMember(ref Utf8JsonReader reader, ref ulong seen, ulong member)
    {
        if ((seen & member) != 0)
        {
            throw new JsonException("the member stands there twice");
        }

        seen |= member;
        reader.Read();
    }

    /// <summary>True where the value is null.</summary>
    /// <param name="reader">Stands on the value.</param>
    public static bool IsNull(ref Utf8JsonReader reader) => reader.TokenType is JsonTokenType.Null;

    /// <summary>True where the value is what its type is without being set.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value.</param>
    public static bool IsDefault<T>(T value)
        where T : struct => EqualityComparer<T>.Default.Equals(value, default);
}
