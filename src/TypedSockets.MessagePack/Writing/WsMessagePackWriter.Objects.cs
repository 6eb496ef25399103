using System.Runtime.CompilerServices;
using System.Text.Json;
using MessagePack;

namespace TypedSockets;

public ref partial struct WsMessagePackWriter
{
    /// <summary>Opens an object.</summary>
    /// <param name="count">How many members are written.</param>
    /// <exception cref="JsonException">The message nests too deep.</exception>
    public void WriteStartObject(int count)
    {
        Descend(count);
        if (discriminatorName.IsEmpty)
        {
            WriteMapHeader(count);
            return;
        }

        WriteMapHeader(count + 1);
        WriteText(discriminatorName);
        if (discriminatorNumber is { } number)
        {
            WriteInt64(number);
        }
        else
        {
            WriteText(discriminatorText);
        }

        discriminatorName = default;
    }

    /// <summary>Writes the name of a member.</summary>
    /// <param name="name">The name.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteName(ReadOnlySpan<byte> name)
    {
        // Names are constants, so that what follows is a few moves.
        if (name.Length > LongestShortText)
        {
            WriteText(name);
            return;
        }

        Span<byte> target = Reserve(1 + name.Length);
        target[0] = (byte)(MessagePackCode.MinFixStr + name.Length);
        name.CopyTo(target[1..]);
        room = target[(1 + name.Length)..];
    }

    /// <summary>Closes an object, or the array of a compact message.</summary>
    public void WriteEndObject() => depth--;

    /// <summary>Opens the array of a compact message.</summary>
    /// <param name="count">How many members the message has.</param>
    /// <exception cref="JsonException">The message nests too deep.</exception>
    public void WriteStartCompact(int count)
    {
        Descend(count);
        WriteArrayHeader(count);
    }

    /// <summary>Says of which derived type the object is that is opened next.</summary>
    /// <param name="name">The name of the discriminator.</param>
    /// <param name="value">The discriminator.</param>
    public void WriteDiscriminator(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        discriminatorName = name;
        discriminatorText = value;
        discriminatorNumber = null;
    }

    /// <inheritdoc cref="WriteDiscriminator(ReadOnlySpan{byte}, ReadOnlySpan{byte})"/>
    public void WriteDiscriminator(ReadOnlySpan<byte> name, int value)
    {
        discriminatorName = name;
        discriminatorNumber = value;
    }
}
