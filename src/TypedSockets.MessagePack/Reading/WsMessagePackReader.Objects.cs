using System.Runtime.CompilerServices;
using System.Text.Json;
using MessagePack;

namespace TypedSockets;

public ref partial struct WsMessagePackReader
{
    /// <summary>Names up to this length stand behind a single byte.</summary>
    private const int MaxShortName = 31;

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

        int start = Here;
        if (Next is not MessagePackType.Map)
        {
            throw Expected(start, "an object");
        }

        Enter(start, reader.ReadMapHeader());
    }

    /// <summary>Moves from behind a value to that of the next member, where it is the one that is expected.</summary>
    /// <param name="name">The name of that member.</param>
    /// <returns>False where something else stands here; then nothing was read.</returns>
    public bool TryName(ReadOnlySpan<byte> name)
    {
        int here = Here;
        if (levels[depth - 1].Left == 0
            || name.Length > MaxShortName
            || bytes.Length - here <= name.Length
            || bytes[here] != MessagePackCode.MinFixStr + name.Length
            || !bytes.Slice(here + 1, name.Length).SequenceEqual(name))
        {
            return false;
        }

        levels[depth - 1].Left--;
        return reader.TryReadStringSpan(out _);
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
        if (levels[depth - 1].Left == 0)
        {
            Leave();
            return false;
        }

        levels[depth - 1].Left--;
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
