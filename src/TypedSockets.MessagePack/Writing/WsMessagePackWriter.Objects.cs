using System.Text.Json;

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
            writer.WriteMapHeader(count);
            return;
        }

        writer.WriteMapHeader(count + 1);
        writer.WriteString(discriminatorName);
        if (discriminatorNumber is { } number)
        {
            writer.Write(number);
        }
        else
        {
            writer.WriteString(discriminatorText);
        }

        discriminatorName = default;
    }

    /// <summary>Writes the name of a member.</summary>
    /// <param name="name">The name.</param>
    public void WriteName(ReadOnlySpan<byte> name) => writer.WriteString(name);

    /// <summary>Closes an object, or the array of a compact message.</summary>
    public void WriteEndObject() => depth--;

    /// <summary>Opens the array of a compact message.</summary>
    /// <param name="count">How many members the message has.</param>
    /// <exception cref="JsonException">The message nests too deep.</exception>
    public void WriteStartCompact(int count)
    {
        Descend(count);
        writer.WriteArrayHeader(count);
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
