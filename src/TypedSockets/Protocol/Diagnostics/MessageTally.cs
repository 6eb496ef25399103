using System.Runtime.InteropServices;

namespace TypedSockets;

/// <summary>
/// Counts the messages of one direction of a connection. Those of one type that follow each other are told of at once, because
/// telling costs as much as many a message. Used by one loop alone, which tells before it waits.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal struct MessageTally(PeerMetrics? metrics, bool isReceived)
{
    private string? type;
    private int count;
    private long bytes;

    /// <summary>Counts a message.</summary>
    /// <param name="messageType">Its type where that is known here, else <see cref="PeerMetrics.Other"/>.</param>
    /// <param name="size">Its bytes.</param>
    public void Add(string messageType, int size)
    {
        if (metrics is not { CountsMessages: true })
        {
            return;
        }

        if (!ReferenceEquals(type, messageType))
        {
            Tell();
            type = messageType;
        }

        count++;
        bytes += size;
    }

    /// <summary>Tells of what was counted.</summary>
    public void Tell()
    {
        if (count > 0)
        {
            metrics!.Count(type!, count, bytes, isReceived);
            count = 0;
            bytes = 0;
        }
    }
}
