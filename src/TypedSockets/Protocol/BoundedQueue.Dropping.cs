namespace TypedSockets;

/// <content>
/// Items that may be dropped for the sake of others. They stand in a queue of their own, numbered as all others are, so that
/// the oldest is found at once and the reader still takes everything in the order in which it came.
/// </content>
internal sealed partial class BoundedQueue<T>
{
    private Queue<(T Item, int Bytes, long Number)>? droppable;
    private long droppableBytes;

    private int Droppable => droppable?.Count ?? 0;

    private bool IsDroppableNext => Droppable > 0 && (items.Count == 0 || droppable!.Peek().Number < items.Peek().Number);

    /// <summary>
    /// Adds an item that may be dropped later, in place of the oldest of its kind where there is no room. Nothing is dropped in
    /// vain: where not even dropping all of them made room, the queue is full.
    /// </summary>
    /// <param name="item">The item.</param>
    /// <param name="size">Its bytes.</param>
    /// <param name="displaces">Whether it may take the place of older ones.</param>
    /// <param name="displaced">The older item that was dropped; the caller's from now on.</param>
    /// <returns>
    /// <see cref="QueueResult.Displaced"/> where an older item was dropped and more have to be: try again.
    /// </returns>
    public QueueResult TryEnqueueDroppable(T item, int size, bool displaces, out T? displaced)
    {
        displaced = default;
        lock (gate)
        {
            if (completed)
            {
                return QueueResult.Completed;
            }

            // What others wait for is not for those who may be dropped, or these would take every place that becomes free.
            if (IsAwaited || !HasRoom(size))
            {
                if (!displaces || Droppable == 0 || !HasRoomWithoutDroppable(size))
                {
                    return QueueResult.Full;
                }

                displaced = RemoveOldestDroppable();
                if (!HasRoom(size))
                {
                    return QueueResult.Displaced;
                }
            }

            Add(droppable ??= new(), item, size);
            droppableBytes += size;
            return QueueResult.Added;
        }
    }

    private bool HasRoomWithoutDroppable(int size) =>
        items.Count < maxCount && (items.Count == 0 || bytes - droppableBytes + size <= maxBytes);

    private T RemoveOldestDroppable()
    {
        (T item, int size, _) = droppable!.Dequeue();
        bytes -= size;
        droppableBytes -= size;
        return item;
    }
}
