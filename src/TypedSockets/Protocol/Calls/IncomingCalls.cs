using System.Diagnostics.CodeAnalysis;

namespace TypedSockets;

/// <summary>The requests of the other side that are open here, by the id that it chose.</summary>
internal sealed class IncomingCalls(WsConnectionOptions options)
{
    private readonly Lock gate = new();
    private readonly Dictionary<byte[], IncomingCall> calls = new(Utf8Comparer.Instance);

    // Of the client streams that were asked for here, so no more than the contract has. The read loop's own.
    private readonly HashSet<byte[]> itemTypes = new(Utf8Comparer.Instance);
    private int streams;
    private int uploads;

    /// <summary>True while a client stream is open, whose items must go on being read.</summary>
    public bool AnyUpload => Volatile.Read(ref uploads) > 0;

    /// <summary>Opens a call. False where too many are open.</summary>
    public bool TryAdd(IncomingCall call)
    {
        lock (gate)
        {
            if (calls.Count >= options.MaxPendingRequests || (call.IsStream && streams >= options.MaxStreams))
            {
                return false;
            }

            calls.Add(call.Id, call);
            streams += call.IsStream ? 1 : 0;
            uploads += call.Upload is null ? 0 : 1;
            return true;
        }
    }

    /// <summary>
    /// Learns what the items of a call are, before it is opened or refused: its sender has items on the way by the time that
    /// it hears of a refusal.
    /// </summary>
    public void Expect(WsOperation operation)
    {
        ReadOnlySpan<byte> type = operation.ItemType;
        if (!type.IsEmpty && !IsItem(type))
        {
            itemTypes.Add(type.ToArray());
        }
    }

    /// <summary>True where messages of this type are the items of a client stream.</summary>
    public bool IsItem(ReadOnlySpan<byte> type) => itemTypes.GetAlternateLookup<ReadOnlySpan<byte>>().Contains(type);

    /// <summary>Closes a call, so that its id may be used again. Does nothing where it is closed, even if the id is in use again.</summary>
    public void Remove(IncomingCall call)
    {
        lock (gate)
        {
            if (calls.TryGetValue(call.Id, out IncomingCall? open) && open == call)
            {
                calls.Remove(call.Id);
                streams -= call.IsStream ? 1 : 0;
                uploads -= call.Upload is null ? 0 : 1;
            }
        }
    }

    public bool TryFind(ReadOnlySpan<byte> id, [NotNullWhen(true)] out IncomingCall? call)
    {
        lock (gate)
        {
            return calls.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(id, out call);
        }
    }

    /// <summary>Asks every open stream to end.</summary>
    public void CancelStreams(string code)
    {
        foreach (IncomingCall call in ToArray())
        {
            if (call.IsStream)
            {
                call.TryCancel(code);
            }
        }
    }

    /// <summary>Ends every client stream, for readers that don't look at their token.</summary>
    public void EndUploads(Func<Exception> failing)
    {
        foreach (IncomingCall call in ToArray())
        {
            call.Upload?.TryComplete(failing());
        }
    }

    /// <summary>What is open at this moment.</summary>
    public IncomingCall[] ToArray()
    {
        lock (gate)
        {
            return [.. calls.Values];
        }
    }
}
