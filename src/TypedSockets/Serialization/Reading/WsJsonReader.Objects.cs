using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Json;

namespace TypedSockets;

public ref partial struct WsJsonReader
{
    /// <summary>Enters an object that is expected to begin with a certain first name.</summary>
    /// <param name="run">The brace, the name in quotes and the colon, as the writer writes them.</param>
    /// <returns>True where all of that stands here, and so the value of that member is next; false where only an object begins.</returns>
    /// <exception cref="JsonException">Something else than an object stands here, or it is too deep.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool StartObject(ReadOnlySpan<byte> run)
    {
        if (isBegun)
        {
            return Continue(run);
        }

        if (!StandsHere(run) || depth >= PayloadReader.MaxDepth)
        {
            StartObject();
            return false;
        }

        position += run.Length;
        depth++;
        isBehindValue = true;
        return true;
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

        if (Peek() != '{' && PeekToken() != '{')
        {
            throw Expected("an object");
        }

        Enter();
    }

    /// <summary>Moves from behind a value to that of the next member, where it is the one that is expected.</summary>
    /// <param name="run">The comma, the name in quotes and the colon, as the writer writes them.</param>
    /// <returns>False where something else stands here; then nothing was read.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryName(ReadOnlySpan<byte> run)
    {
        if (!StandsHere(run))
        {
            return false;
        }

        position += run.Length;
        return true;
    }

    /// <summary>Moves to the value of the next member, or behind the end of the object.</summary>
    /// <param name="name">The name of the member without its escapes; holds until the next name is read.</param>
    /// <returns>False at the end of the object.</returns>
    /// <exception cref="JsonException">What stands here is no JSON, or the name is no Unicode.</exception>
    public bool NextName(out ReadOnlySpan<byte> name)
    {
        byte token = Peek();
        if (token == '}')
        {
            Leave();
            name = default;
            return false;
        }

        int quote = position;
        if (isBehindValue)
        {
            if (token != ',')
            {
                return NextAnyName(out name);
            }

            quote++;
        }

        if ((uint)quote < (uint)json.Length && json[quote] == '"' && json.Length >= Vector128<byte>.Count)
        {
            int start = quote + 1;
            int from = Math.Min(start, json.Length - Vector128<byte>.Count);
            uint ends = JsonBytes.TextEnds(Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(json), (nuint)from)) >> (start - from);
            int end = start + BitOperations.TrailingZeroCount(ends);
            if (ends != 0 && end + 1 < json.Length && json[end] == '"' && json[end + 1] == ':')
            {
                name = json[start..end];
                tokenStart = quote;
                position = end + 2;
                isBehindValue = true;
                if (metadata != 0)
                {
                    RefuseMetadata(name);
                }

                return true;
            }
        }

        return NextAnyName(out name);
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
            throw SeenTwice();
        }

        seen |= member;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private JsonException SeenTwice()
    {
        SkipWhiteSpace();
        return Refused(position, StandsTwice);
    }

    /// <summary>Goes behind the brace or bracket that opens here.</summary>
    private void Enter()
    {
        if (depth >= PayloadReader.MaxDepth)
        {
            throw NotJson(position);
        }

        position++;
        depth++;
        isBehindValue = false;
    }

    /// <summary>Goes behind the brace or bracket that closes here.</summary>
    private void Leave()
    {
        position++;
        if (metadata != 0)
        {
            LeaveMetadata();
        }

        depth--;
        isBehindValue = true;
    }

    /// <summary>As <see cref="NextName"/>, for any layout, length and escapes.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool NextAnyName(out ReadOnlySpan<byte> name)
    {
        byte token = PeekToken();
        if (token == '}')
        {
            Leave();
            name = default;
            return false;
        }

        if (isBehindValue)
        {
            if (token != ',')
            {
                throw NotJson(position);
            }

            position++;
            token = PeekToken();
        }

        if (token != '"')
        {
            throw NotJson(position);
        }

        tokenStart = position;
        name = ReadName();
        if (PeekToken() != ':')
        {
            throw NotJson(position);
        }

        position++;
        isBehindValue = true;
        if (metadata != 0)
        {
            RefuseMetadata(name);
        }

        return true;
    }

    /// <summary>Reads the name whose quote stands here.</summary>
    private ReadOnlySpan<byte> ReadName()
    {
        int start = position + 1;
        int end = JsonBytes.IndexOfTextEnd(json, start);
        if (end == json.Length || !JsonText.TryFindQuote(json, end, out int quote))
        {
            throw NotJson(position);
        }

        position = quote + 1;
        if (end == quote)
        {
            return json[start..end];
        }

        return JsonText.TryUnescape(json[start..quote], ref scratch, out int length) ? scratch.AsSpan(0, length) : throw Refused(tokenStart, DoesNotFit);
    }
}
