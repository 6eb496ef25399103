#pragma warning disable MA0016 // Codecs write members of exactly these types, whose enumerators are no objects.
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;

namespace TypedSockets;

/// <remarks>Each opens an array and returns what is to be written in it, so that a collection is looked at once.</remarks>
public ref partial struct WsMessagePackWriter
{
    /// <summary>Opens an array.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="items">The elements.</param>
    /// <returns>The elements.</returns>
    /// <exception cref="JsonException">The message nests too deep.</exception>
    public T[] WriteItems<T>(T[] items)
    {
        WriteStartArray(items.Length);
        return items;
    }

    /// <inheritdoc cref="WriteItems{T}(T[])"/>
    public ReadOnlySpan<T> WriteItems<T>(ReadOnlySpan<T> items)
    {
        WriteStartArray(items.Length);
        return items;
    }

    /// <inheritdoc cref="WriteItems{T}(T[])"/>
    public List<T> WriteItems<T>(List<T> items)
    {
        WriteStartArray(items.Count);
        return items;
    }

    /// <inheritdoc cref="WriteItems{T}(T[])"/>
    public HashSet<T> WriteItems<T>(HashSet<T> items)
    {
        WriteStartArray(items.Count);
        return items;
    }

    /// <inheritdoc cref="WriteItems{T}(T[])"/>
    public Queue<T> WriteItems<T>(Queue<T> items)
    {
        WriteStartArray(items.Count);
        return items;
    }

    /// <inheritdoc cref="WriteItems{T}(T[])"/>
    public Stack<T> WriteItems<T>(Stack<T> items)
    {
        WriteStartArray(items.Count);
        return items;
    }

    /// <inheritdoc cref="WriteItems{T}(T[])"/>
    public ImmutableArray<T> WriteItems<T>(ImmutableArray<T> items)
    {
        WriteStartArray(items.Length);
        return items;
    }

    /// <inheritdoc cref="WriteItems{T}(T[])"/>
    public ImmutableList<T> WriteItems<T>(ImmutableList<T> items)
    {
        WriteStartArray(items.Count);
        return items;
    }

    /// <inheritdoc cref="WriteItems{T}(T[])"/>
    public ImmutableHashSet<T> WriteItems<T>(ImmutableHashSet<T> items)
    {
        WriteStartArray(items.Count);
        return items;
    }

    /// <inheritdoc cref="WriteItems{T}(T[])"/>
    public ImmutableSortedSet<T> WriteItems<T>(ImmutableSortedSet<T> items)
    {
        WriteStartArray(items.Count);
        return items;
    }

    /// <inheritdoc cref="WriteItems{T}(T[])"/>
    public T[] WriteItems<T>(ImmutableQueue<T> items) => WriteItems(items.ToArray());

    /// <inheritdoc cref="WriteItems{T}(T[])"/>
    public T[] WriteItems<T>(ImmutableStack<T> items) => WriteItems(items.ToArray());

    /// <inheritdoc cref="WriteItems{T}(T[])"/>
    public FrozenSet<T> WriteItems<T>(FrozenSet<T> items)
    {
        WriteStartArray(items.Count);
        return items;
    }

    /// <summary>Opens an array for what stands behind an interface. It is copied where it does not say how many it has, or may change meanwhile.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="items">The elements.</param>
    /// <returns>The elements.</returns>
    /// <exception cref="JsonException">The message nests too deep.</exception>
    public WsJsonSequence<T> WriteSequence<T>(IEnumerable<T> items)
    {
        if (items is IProducerConsumerCollection<T> || !items.TryGetNonEnumeratedCount(out int count))
        {
            T[] copy = [.. items];
            items = copy;
            count = copy.Length;
        }

        WriteStartArray(count);
        return WsJsonCodec.Items(items);
    }

    /// <summary>Counts an element, which is written next.</summary>
    public void WriteNextElement() => left[depth - 1]--;

    /// <summary>Closes an array, or a map whose keys are data.</summary>
    /// <exception cref="InvalidOperationException">There were more or fewer elements than the collection said.</exception>
    public void WriteEndArray()
    {
        if (left[--depth] != 0)
        {
            throw new InvalidOperationException("A collection of the message has more or fewer elements than its Count says. Leave it alone while it is sent.");
        }
    }

    private void WriteStartArray(int count)
    {
        Descend(count);
        WriteArrayHeader(count);
    }
}
