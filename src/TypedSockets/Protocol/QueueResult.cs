namespace TypedSockets;

/// <summary>What became of an item that was offered to a <see cref="BoundedQueue{T}"/>.</summary>
internal enum QueueResult
{
    Added,
    Full,
    Completed,
    Displaced,
}
