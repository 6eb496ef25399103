using System.Text;
using System.Text.Json;
using System.Text.Unicode;

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
        if (!isFirst && IsReserved(first))
        {
            throw Reserved();
        }

        isBegun = true;
        metadata |= 1UL << inside;
        if (!name.SequenceEqual("$type"u8))
        {
            renamed |= 1UL << inside;
            discriminators.Push(name);
        }

        WsJsonDiscriminator discriminator = isFirst ? ReadDiscriminator() : default;
        tokenStart = brace;
        if (!isFirst)
        {
            position = brace + 1;
            depth = inside;
            isBehindValue = false;
        }

        return discriminator;
    }

    /// <summary>Says that no derived type has the discriminator that was read last.</summary>
    /// <returns>What to throw.</returns>
    public JsonException UnknownDiscriminator()
    {
        // What else is kept for telling types apart is refused before the discriminator is looked up.
        int brace = tokenStart;
        ReadOnlySpan<byte> discriminator = (renamed & (1UL << depth)) != 0 ? discriminators.Last : "$type"u8;
        metadata = 0;
        return NextName(out ReadOnlySpan<byte> name) && (IsReserved(name) || name.SequenceEqual(discriminator))
            ? Reserved()
            : Refused(brace, "its discriminator is that of no type that is known here");
    }

    /// <summary>Says that the object that was entered last does not begin with a discriminator.</summary>
    /// <param name="name">The name of the discriminator.</param>
    /// <returns>What to throw.</returns>
    public JsonException MissingDiscriminator(string name) => Refused(tokenStart, $"the object has to begin with '{name}', which says of which type it is");

    private WsJsonDiscriminator ReadDiscriminator() => PeekToken() switch
    {
        (byte)'"' => new WsJsonDiscriminator(ReadDiscriminatorText()),
        (byte)'-' or (>= (byte)'0' and <= (byte)'9') => new WsJsonDiscriminator(ReadInt32()),
        _ => throw Expected("a string or a number"),
    };

    private ReadOnlySpan<byte> ReadDiscriminatorText()
    {
        ReadOnlySpan<byte> text = FindString(JsonKind.String)[1..^1];
        if (text.Contains((byte)'\\'))
        {
            return Encoding.UTF8.GetBytes(ReadString());
        }

        if (!Utf8.IsValid(text))
        {
            throw Refused(position, DoesNotFit);
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

    /// <summary>Where types are told apart, names that begin with a dollar sign are kept for what tells them, and so is that of the discriminator.</summary>
    private void RefuseMetadata(scoped ReadOnlySpan<byte> name)
    {
        ulong here = 1UL << depth;
        if ((metadata & here) != 0 && (name is [(byte)'$', ..] || ((renamed & here) != 0 && name.SequenceEqual(discriminators.Last))))
        {
            throw Reserved();
        }
    }

    private JsonException Reserved() => Refused(tokenStart, "this name is kept for telling types apart, by a discriminator that stands first");

    /// <summary>Forgets that types are told apart in the object that ends here.</summary>
    private void LeaveMetadata()
    {
        ulong here = 1UL << depth;
        metadata &= ~here;
        if ((renamed & here) != 0)
        {
            renamed &= ~here;
            discriminators.Pop();
        }
    }

    /// <summary>Whether a name is one of those by which others keep references, which are refused wherever types are told apart.</summary>
    private static bool IsReserved(scoped ReadOnlySpan<byte> name) =>
        name.SequenceEqual("$id"u8) || name.SequenceEqual("$ref"u8) || name.SequenceEqual("$values"u8);
}
