using System.Buffers;
using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TypedSockets;

/// <summary>
/// Gathers the elements of a collection whose length is not known yet. User code has no need to. A few stand in the
/// struct itself, more of them in arrays from the pool.
/// </summary>
/// <typeparam name="T">The type of the elements.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct WsJsonItems<T>
{
    private Slots slots;

    /// <summary>From when the slots are full on, all elements.</summary>
    private T[]? rented;

    /// <summary>How many there are.</summary>
    internal int Count { readonly get; private set; }

    /// <summary>All of them. Holds until the next is added.</summary>
    [UnscopedRef]
    internal readonly ReadOnlySpan<T> Span => rented is null ? ((ReadOnlySpan<T>)slots)[..Count] : rented.AsSpan(0, Count);

    /// <summary>Adds an element behind the others.</summary>
    /// <param name="item">The element.</param>
    public void Add(T item)
    {
        int index = Count;
        if ((uint)index < Slots.Length)
        {
            slots[index] = item;
        }
        else
        {
            if (rented is null || (uint)index >= (uint)rented.Length)
            {
                Grow();
            }

            // No derived array comes from the pool, so nothing needs to be looked up before it is written to.
            Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(rented), index) = item;
        }

        Count = index + 1;
    }

    /// <summary>Makes a list of the elements, and forgets them.</summary>
    /// <returns>The list.</returns>
    [SuppressMessage("Design", "MA0016", Justification = "Codecs assign it to members of exactly this type.")]
    public List<T> ToList()
    {
        var list = new List<T>(Count);
        CollectionsMarshal.SetCount(list, Count);
        Span.CopyTo(CollectionsMarshal.AsSpan(list));
        Dispose();
        return list;
    }

    /// <summary>Makes an array of the elements, and forgets them.</summary>
    /// <returns>The array.</returns>
    public T[] ToArray()
    {
        T[] array = Span.ToArray();
        Dispose();
        return array;
    }

    /// <summary>Makes an immutable array of the elements, and forgets them.</summary>
    /// <returns>The array.</returns>
    public ImmutableArray<T> ToImmutableArray() => ImmutableCollectionsMarshal.AsImmutableArray(ToArray());

    /// <summary>Forgets the elements, and gives back what was rented.</summary>
    internal void Dispose()
    {
        if (rented is not null)
        {
            Return();
        }

        Count = 0;
    }

    [MemberNotNull(nameof(rented))]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow()
    {
        T[] larger = ArrayPool<T>.Shared.Rent(4 * Count);
        Span.CopyTo(larger);
        if (rented is not null)
        {
            Return();
        }

        rented = larger;
    }

    private void Return()
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
        {
            rented.AsSpan(0, Count).Clear();
        }

        ArrayPool<T>.Shared.Return(rented!);
        rented = null;
    }

    [InlineArray(Length)]
    private struct Slots
    {
        public const int Length = 8;

        private T first;
    }
}
