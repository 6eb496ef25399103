using System.Text;
using System.Text.Json;

namespace TypedSockets;

public ref partial struct WsJsonReader
{
    /// <summary>
    /// Enters an object that may begin with what says of which derived type it is. The object that is entered next is this
    /// one, behind its discriminator.
    /// </summary>
    /// <param name="name">The name of the discriminator.</param>
    /// <returns>The discriminator; it holds until the next name is read.</returns>
    /// <exception cref="JsonException">Something else than an object stands here, or its discriminator is neither text nor a number.</exception>
    public WsJsonDiscriminator ReadDiscriminator(ReadOnlySpan<byte> name)
    {
        StartObject();
        int brace = position - 1;
        int inside = depth;
        bool isFirst = NextName(out ReadOnlySpan<byte> first) && first.SequenceEqual(name);
        isBegun = true;
        metadata |= 1UL << inside;
        if (isFirst)
        {
            return PeekToken() switch
            {
                (byte)'"' => new WsJsonDiscriminator(ReadDiscriminatorText()),
                (byte)'-' or (>= (byte)'0' and <= (byte)'9') => new WsJsonDiscriminator(ReadInt32()),
                _ => throw Expected("a string or a number"),
            };
        }

        tokenStart = brace;
        position = brace + 1;
        depth = inside;
        isBehindValue = false;
        return default;
    }

    /// <summary>Says that no derived type has the discriminator that was read last.</summary>
    /// <returns>What to throw.</returns>
    public JsonException UnknownDiscriminator() => Refused(tokenStart, "this is the discriminator of no type that is known here");

    /// <summary>Says that the object that was entered last does not begin with a discriminator.</summary>
    /// <param name="name">The name of the discriminator.</param>
    /// <returns>What to throw.</returns>
    public JsonException MissingDiscriminator(string name) => Refused(tokenStart, $"the object has to begin with '{name}', which says of which type it is");

    private ReadOnlySpan<byte> ReadDiscriminatorText()
    {
        ReadOnlySpan<byte> text = FindString("a string")[1..^1];
        if (text.Contains((byte)'\\'))
        {
            return Encoding.UTF8.GetBytes(ReadString());
        }

        position += text.Length + 2;
        return text;
    }

    /// <summary>Goes behind the discriminator of the object that is begun, up to the value of its first member where it is the one that is expected.</summary>
    private bool Continue(ReadOnlySpan<byte> run)
    {
        isBegun = false;
        if (!isBehindValue || Peek() != ',' || !json[(position + 1)..].StartsWith(run[1..]))
        {
            return false;
        }

        position += run.Length;
        return true;
    }

    /// <summary>Where types are told apart, names that begin with a dollar sign are kept for what tells them.</summary>
    private void RefuseMetadata(scoped ReadOnlySpan<byte> name)
    {
        if ((metadata & (1UL << depth)) != 0 && !name.IsEmpty && name[0] == '$')
        {
            throw Refused(tokenStart, "a name that begins with '$' is allowed only for the discriminator, which stands first");
        }
    }
}
