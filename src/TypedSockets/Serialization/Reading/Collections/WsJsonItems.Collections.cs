#pragma warning disable MA0016 // Codecs assign it to members of exactly these types.
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;

namespace TypedSockets;

public ref partial struct WsJsonItems<T>
{
    /// <summary>Makes a set of the elements, and forgets them. Of equal ones the first stays.</summary>
    /// <returns>The set.</returns>
    public HashSet<T> ToHashSet()
    {
        var set = new HashSet<T>(Count);
        foreach (T item in Span)
        {
            set.Add(item);
        }

        Dispose();
        return set;
    }

    /// <summary>Makes a queue of the elements, the first in front, and forgets them.</summary>
    /// <returns>The queue.</returns>
    public Queue<T> ToQueue()
    {
        var queue = new Queue<T>(Count);
        foreach (T item in Span)
        {
            queue.Enqueue(item);
        }

        Dispose();
        return queue;
    }

    /// <summary>Pushes the elements on a stack, so that the last is on top, and forgets them.</summary>
    /// <returns>The stack.</returns>
    public Stack<T> ToStack()
    {
        var stack = new Stack<T>(Count);
        foreach (T item in Span)
        {
            stack.Push(item);
        }

        Dispose();
        return stack;
    }

    /// <summary>Makes a concurrent queue of the elements, the first in front, and forgets them.</summary>
    /// <returns>The queue.</returns>
    public ConcurrentQueue<T> ToConcurrentQueue() => new(ToArray());

    /// <summary>Pushes the elements on a concurrent stack, so that the last is on top, and forgets them.</summary>
    /// <returns>The stack.</returns>
    public ConcurrentStack<T> ToConcurrentStack() => new(ToArray());

    /// <summary>Makes an immutable list of the elements, and forgets them.</summary>
    /// <returns>The list.</returns>
    public ImmutableList<T> ToImmutableList() => ImmutableList.Create(ToArray());

    /// <summary>Makes an immutable set of the elements, and forgets them.</summary>
    /// <returns>The set.</returns>
    public ImmutableHashSet<T> ToImmutableHashSet() => ImmutableHashSet.Create(ToArray());

    /// <summary>Makes a sorted immutable set of the elements, and forgets them.</summary>
    /// <returns>The set.</returns>
    public ImmutableSortedSet<T> ToImmutableSortedSet() => ImmutableSortedSet.Create(ToArray());

    /// <summary>Makes an immutable queue of the elements, the first in front, and forgets them.</summary>
    /// <returns>The queue.</returns>
    public ImmutableQueue<T> ToImmutableQueue() => ImmutableQueue.Create(ToArray());

    /// <summary>Pushes the elements on an immutable stack, so that the last is on top, and forgets them.</summary>
    /// <returns>The stack.</returns>
    public ImmutableStack<T> ToImmutableStack() => ImmutableStack.Create(ToArray());

    /// <summary>Makes a frozen set of the elements, and forgets them.</summary>
    /// <returns>The set.</returns>
    public FrozenSet<T> ToFrozenSet() => FrozenSet.ToFrozenSet(ToArray());
}
