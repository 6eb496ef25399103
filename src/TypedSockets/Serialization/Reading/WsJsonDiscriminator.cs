using System.ComponentModel;

namespace TypedSockets;

/// <summary>What says of which derived type an object is. User code has no need of it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct WsJsonDiscriminator
{
    private readonly ReadOnlySpan<byte> text;
    private readonly int? number;

    internal WsJsonDiscriminator(ReadOnlySpan<byte> text)
    {
        this.text = text;
        IsPresent = true;
    }

    internal WsJsonDiscriminator(int number)
    {
        this.number = number;
        IsPresent = true;
    }

    /// <summary>Whether the object begins with one.</summary>
    public bool IsPresent { get; }

    /// <summary>Whether it is this text.</summary>
    /// <param name="discriminator">The text in UTF-8.</param>
    public bool Is(ReadOnlySpan<byte> discriminator) => IsPresent && number is null && text.SequenceEqual(discriminator);

    /// <summary>Whether it is this number.</summary>
    /// <param name="discriminator">The number.</param>
    public bool Is(int discriminator) => number == discriminator;
}
