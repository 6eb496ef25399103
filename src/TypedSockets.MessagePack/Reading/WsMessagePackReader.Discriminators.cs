using System.Text.Json;
using MessagePack;

namespace TypedSockets;

public ref partial struct WsMessagePackReader
{
    /// <summary>
    /// Enters an object that may begin with what says of which derived type it is. The object that is entered next is this
    /// one, behind its discriminator.
    /// </summary>
    /// <param name="name">The name of the discriminator.</param>
    /// <returns>The discriminator; it holds until the payload is read.</returns>
    /// <exception cref="JsonException">Something else than an object stands here, or its discriminator is neither text nor a number.</exception>
    public WsJsonDiscriminator ReadDiscriminator(ReadOnlySpan<byte> name)
    {
        StartObject();
        int first = Here;
        bool isFirst = current.Left > 0 && TryReadText(out ReadOnlySpan<byte> key) && key.SequenceEqual(name);
        tokenStart = first;
        isBegun = true;
        metadata |= 1UL << depth;
        if (!name.SequenceEqual("$type"u8))
        {
            renamed |= 1UL << depth;
            discriminators.Push(name);
        }

        if (isFirst)
        {
            current.Left--;
            return ReadDiscriminator();
        }

        Return(first);
        return default;
    }

    /// <summary>Says that no derived type has the discriminator that was read last.</summary>
    /// <returns>What to throw.</returns>
    public JsonException UnknownDiscriminator() => Refused(current.Start, "its discriminator is that of no type that is known here");

    /// <summary>Says that the object that was entered last does not begin with a discriminator.</summary>
    /// <param name="name">The name of the discriminator.</param>
    /// <returns>What to throw.</returns>
    public JsonException MissingDiscriminator(string name) => Refused(current.Start, $"the object has to begin with '{name}', which says of which type it is");

    private WsJsonDiscriminator ReadDiscriminator()
    {
        int start = Here;
        return Next is MessagePackType.Integer or MessagePackType.Float ? new WsJsonDiscriminator(ReadInt32())
            : TryReadText(out ReadOnlySpan<byte> text) ? new WsJsonDiscriminator(text)
            : throw Expected(start, "a string or a number");
    }

    /// <summary>Where types are told apart, names that begin with a dollar sign are kept for what tells them, and so is that of the discriminator.</summary>
    private void RefuseMetadata(scoped ReadOnlySpan<byte> name)
    {
        ulong here = 1UL << depth;
        if ((metadata & here) != 0 && (name is [(byte)'$', ..] || ((renamed & here) != 0 && name.SequenceEqual(discriminators.Last))))
        {
            throw Refused(tokenStart, "this name is kept for telling types apart, by a discriminator that stands first");
        }
    }

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
}
