using System.Numerics;
using System.Runtime.CompilerServices;
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
        int at = JsonBytes.SkipWhiteSpace(json, position);
        if ((uint)at < (uint)json.Length)
        {
            if (json[at] == '}')
            {
                position = at;
                Leave();
                name = default;
                return false;
            }

            if (isBehindValue && json[at] == ',')
            {
                at = JsonBytes.SkipWhiteSpace(json, at + 1);
            }
            else if (isBehindValue)
            {
                throw NotJson(at);
            }

            if ((uint)at < (uint)json.Length && json[at] == '"' && TryFindNameEnd(at + 1, out int end))
            {
                name = json[(at + 1)..end];
                tokenStart = at;
                isBehindValue = true;
                at = JsonBytes.SkipWhiteSpace(json, end + 1);
                if ((uint)at < (uint)json.Length && json[at] == ':')
                {
                    position = JsonBytes.SkipWhiteSpace(json, at + 1);
                    if (metadata != 0)
                    {
                        RefuseMetadata(name);
                    }

                    return true;
                }

                throw NotJson(at);
            }
        }

        return NextAnyName(at, out name);
    }

    /// <summary>Finds the quote of a short name that has no escapes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool TryFindNameEnd(int start, out int end)
    {
        end = start;
        if (json.Length < Vector128<byte>.Count)
        {
            return false;
        }

        uint ends = JsonBytes.TextEnds(JsonBytes.Load(json, start, out int before)) >> before;
        end = start + BitOperations.TrailingZeroCount(ends);
        return ends != 0 && json[end] == '"';
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

    /// <summary>Reads a name of any length and with escapes, or says that none stands here.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool NextAnyName(int quote, out ReadOnlySpan<byte> name)
    {
        if (quote >= json.Length || json[quote] != '"' || !JsonUnescaping.TryFindQuote(json, quote + 1, out int end))
        {
            throw NotJson(quote);
        }

        tokenStart = quote;
        isBehindValue = true;
        position = JsonBytes.SkipWhiteSpace(json, end + 1);
        if (Peek() != ':')
        {
            throw NotJson(position);
        }

        position = JsonBytes.SkipWhiteSpace(json, position + 1);
        name = json[(quote + 1)..end];
        if (name.Contains((byte)'\\'))
        {
            name = JsonUnescaping.TryUnescape(name, ref scratch, out int length) ? scratch.AsSpan(0, length) : throw Refused(tokenStart, DoesNotFit);
        }

        if (metadata != 0)
        {
            RefuseMetadata(name);
        }

        return true;
    }
}
