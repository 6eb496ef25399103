using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;
using MessagePack;

namespace TypedSockets;

public ref partial struct WsMessagePackReader
{
    /// <summary>Names up to this length stand behind a single byte.</summary>
    private const int MaxShortName = 31;

    /// <summary>How many an array or a map holds whose first byte says so stands in these bits of it.</summary>
    private const int LongestFixed = 15;

    /// <summary>Enters an object that is expected to begin with a certain name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>True where it does, and so the value of that member is next; false where only an object begins.</returns>
    /// <exception cref="JsonException">Something else than an object stands here, or it is too deep.</exception>
    public bool StartObject(ReadOnlySpan<byte> name)
    {
        StartObject();
        return TryName(name);
    }

    /// <summary>Enters an object.</summary>
    /// <exception cref="JsonException">Something else than an object stands here, or it is too deep.</exception>
    public void StartObject()
    {
        if (isBegun)
        {
            isBegun = false;
            return;
        }

        int start = position;
        byte code = NextCode;
        int count = code & LongestFixed;
        if (code is >= MessagePackCode.MinFixMap and <= MessagePackCode.MaxFixMap)
        {
            position++;
        }
        else if (code is not (MessagePackCode.Map16 or MessagePackCode.Map32) || !TryReadLength(code is MessagePackCode.Map16 ? 2 : 4, out count))
        {
            throw Expected(start, "an object");
        }

        if (2L * count > bytes.Length - position)
        {
            throw Expected(start, "an object");
        }

        Enter(start, count);
    }

    /// <summary>Enters a map whose keys are data.</summary>
    /// <returns>How many entries to make room for before they are read, as of an array.</returns>
    /// <exception cref="JsonException">Something else than a map stands here, or it is too deep.</exception>
    public int StartMap()
    {
        StartObject();
        return Math.Min(current.Left, MostAtOnce);
    }

    /// <summary>Takes an entry into a dictionary.</summary>
    /// <typeparam name="TKey">The type of the keys.</typeparam>
    /// <typeparam name="TValue">The type of the values.</typeparam>
    /// <param name="entries">Takes the entry.</param>
    /// <param name="key">The key.</param>
    /// <param name="value">The value, which was read last.</param>
    /// <exception cref="JsonException">The key stood there before.</exception>
    [SuppressMessage("Design", "MA0016", Justification = "Codecs assign it to members of exactly this type.")]
    public void AddEntry<TKey, TValue>(Dictionary<TKey, TValue> entries, TKey key, TValue value)
        where TKey : notnull
    {
        if (!entries.TryAdd(key, value))
        {
            throw DuplicateKey(current.Start, entries.Count);
        }
    }

    /// <summary>Moves from behind a value to that of the next member, where it is the one that is expected.</summary>
    /// <param name="name">The name of that member.</param>
    /// <returns>False where something else stands here; then nothing was read.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryName(ReadOnlySpan<byte> name)
    {
        ReadOnlySpan<byte> rest = bytes[position..];
        if (current.Left == 0
            || name.Length > MaxShortName
            || rest.Length <= name.Length
            || rest[0] != MessagePackCode.MinFixStr + name.Length
            || !rest.Slice(1, name.Length).SequenceEqual(name))
        {
            return false;
        }

        current.Left--;
        position += 1 + name.Length;
        return true;
    }

    /// <summary>Moves to the value of the next member, or behind the end of the object.</summary>
    /// <param name="name">The name of the member.</param>
    /// <returns>False at the end of the object.</returns>
    /// <exception cref="JsonException">The key is no text.</exception>
    public bool NextName(out ReadOnlySpan<byte> name)
    {
        if (!NextEntry())
        {
            name = default;
            return false;
        }

        if (!TryReadText(out name))
        {
            throw Expected(tokenStart, "a name");
        }

        if (metadata != 0)
        {
            RefuseMetadata(name);
        }

        return true;
    }

    /// <summary>Moves to the key of the next entry, or behind the end of the map.</summary>
    /// <returns>False at the end of the map.</returns>
    public bool NextEntry()
    {
        if (current.Left == 0)
        {
            Leave();
            return false;
        }

        current.Left--;
        tokenStart = Here;
        return true;
    }

    /// <summary>Notes that a member stands here. It may do so only once.</summary>
    /// <param name="seen">The members that were there before.</param>
    /// <param name="member">The bit of this one.</param>
    /// <exception cref="JsonException">The member stood there before.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Mark(ref ulong seen, ulong member)
    {
        if ((seen & member) != 0)
        {
            throw Refused(Here, StandsTwice);
        }

        seen |= member;
    }
}
