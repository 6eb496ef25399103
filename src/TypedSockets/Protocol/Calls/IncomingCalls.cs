namespace TypedSockets;

/// <summary>The requests of the other side that are open here, by the id that it chose.</summary>
/// <remarks>
/// A call that is over serves the next request. Only the look-ups under the lock may touch one that they find, for it may be
/// over, and another's, as soon as the lock is left; streams are never used again.
/// </remarks>
internal sealed class IncomingCalls(Peer peer, WsConnectionOptions options)
{
    // A burst of so many requests costs nothing, and an idle connection does not hold much.
    private const int MaxSpare = 16;

    private readonly Lock gate = new();
    private HashSet<IncomingCall>? calls;

    // Of the client streams that were asked for here, so no more than the contract has. The read loop's own.
    private HashSet<byte[]>? itemTypes;

    // No longer filled once somebody holds calls outside of the lock, as happens when the connection ends.
    private Stack<IncomingCall>? spare;
    private bool areHeld;
    private int open;
    private int streams;
    private int uploads;

    /// <summary>True while a client stream is open, whose items must go on being read.</summary>
    public bool AnyUpload => Volatile.Read(ref uploads) > 0;

    /// <summary>Opens a call. Null where too many are open.</summary>
    /// <param name="id">The id, which no open call has.</param>
    /// <param name="operation">What is called.</param>
    public IncomingCall? TryOpen(ReadOnlySpan<byte> id, WsOperation operation)
    {
        bool isStream = operation.Kind == OperationKind.Stream;
        lock (gate)
        {
            if (open >= options.MaxPendingRequests || (isStream && streams >= options.MaxStreams))
            {
                return null;
            }

            IncomingCall call = !isStream && spare is { Count: > 0 } ? spare.Pop() : new IncomingCall(peer, operation);
            call.Open(id);
            calls ??= new HashSet<IncomingCall>(CallComparer.Instance);
            calls.Add(call);
            open++;
            streams += isStream ? 1 : 0;
            uploads += call.Upload is null ? 0 : 1;
            return call;
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
            itemTypes ??= new HashSet<byte[]>(Utf8Comparer.Instance);
            itemTypes.Add(type.ToArray());
        }
    }

    /// <summary>True where messages of this type are the items of a client stream.</summary>
    public bool IsItem(ReadOnlySpan<byte> type) => itemTypes is not null && itemTypes.GetAlternateLookup<ReadOnlySpan<byte>>().Contains(type);

    /// <summary>Closes a call whose terminal frame is about to be sent, so that its id may be used again.</summary>
    public void Close(IncomingCall call)
    {
        lock (gate)
        {
            Remove(call);
        }
    }

    /// <summary>Forgets a call whose handler has ended, and closes it where nothing has.</summary>
    public void Forget(IncomingCall call)
    {
        lock (gate)
        {
            Remove(call);
            if (!areHeld && !(spare?.Count >= MaxSpare) && call.TryReset())
            {
                spare ??= new Stack<IncomingCall>();
                spare.Push(call);
                return;
            }
        }

        call.Dispose();
    }

    /// <summary>True where a call with this id is open. Asked by the read loop, which alone opens any.</summary>
    /// <param name="id">The id.</param>
    /// <param name="stream">The call, where it is a stream.</param>
    public bool IsOpen(ReadOnlySpan<byte> id, out IncomingCall? stream)
    {
        stream = null;
        if (Volatile.Read(ref open) == 0)
        {
            return false;
        }

        lock (gate)
        {
            IncomingCall? call = Find(id);
            stream = call is { IsStream: true } ? call : null;
            return call is not null;
        }
    }

    /// <summary>Finds an open stream.</summary>
    public IncomingCall? FindStream(ReadOnlySpan<byte> id)
    {
        lock (gate)
        {
            return Find(id) is { IsStream: true } stream ? stream : null;
        }
    }

    /// <summary>Asks the handler of an open call to give up. False where there is none, or it was asked before.</summary>
    public bool TryCancel(ReadOnlySpan<byte> id, string code)
    {
        lock (gate)
        {
            return Find(id)?.TryCancel(code) == true;
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

    /// <summary>Asks the handler of every open call to give up.</summary>
    public void CancelAll()
    {
        foreach (IncomingCall call in ToArray())
        {
            call.TryCancel(ErrorCodes.Canceled);
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

    /// <summary>What is open at this moment, and is from now on used for nothing else.</summary>
    public IncomingCall[] ToArray()
    {
        lock (gate)
        {
            spare = null;
            areHeld = true;
            return calls is null ? [] : [.. calls];
        }
    }

    /// <summary>Under the lock.</summary>
    private IncomingCall? Find(ReadOnlySpan<byte> id) =>
        calls is not null && calls.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(id, out IncomingCall? call) ? call : null;

    /// <summary>Under the lock. Does nothing where the call is closed, even if its id is in use again.</summary>
    private void Remove(IncomingCall call)
    {
        if (call.IsOpen)
        {
            call.IsOpen = false;
            calls!.Remove(call);
            open--;
            streams -= call.IsStream ? 1 : 0;
            uploads -= call.Upload is null ? 0 : 1;
        }
    }

    /// <summary>Compares calls by the bytes of their ids, so that one is found without a copy.</summary>
    private sealed class CallComparer : IEqualityComparer<IncomingCall>, IAlternateEqualityComparer<ReadOnlySpan<byte>, IncomingCall>
    {
        public static CallComparer Instance { get; } = new();

        public bool Equals(IncomingCall? x, IncomingCall? y) => ReferenceEquals(x, y) || x!.Id.Span.SequenceEqual(y!.Id.Span);

        public int GetHashCode(IncomingCall obj) => GetHashCode(obj.Id.Span);

        public bool Equals(ReadOnlySpan<byte> alternate, IncomingCall other) => alternate.SequenceEqual(other.Id.Span);

        public int GetHashCode(ReadOnlySpan<byte> alternate) => Utf8Comparer.Instance.GetHashCode(alternate);

        public IncomingCall Create(ReadOnlySpan<byte> alternate) => throw new NotSupportedException("A call is opened, not made of its id.");
    }
}
