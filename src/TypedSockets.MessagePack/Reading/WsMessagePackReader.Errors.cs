using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using MessagePack;

namespace TypedSockets;

public ref partial struct WsMessagePackReader
{
    private const string DoesNotFit = WsJsonReader.DoesNotFit;
    private const string StandsTwice = "the member stands there twice";
    private const string NullIsNotAllowed = "null is not allowed here";

    /// <summary>Says which required member is missing from the object that ended last: the first of them.</summary>
    /// <param name="seen">The members that were there.</param>
    /// <param name="required">The members that must be there.</param>
    /// <param name="names">The names of the required members, in the order of their bits.</param>
    /// <returns>What to throw.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public JsonException MissingMember(ulong seen, ulong required, params ReadOnlySpan<string> names)
    {
        ulong missing = required & ~seen;
        int index = BitOperations.PopCount(required & ((missing & (~missing + 1)) - 1));
        return Refused(endedStart, $"the required member '{names[index]}' is missing");
    }

    /// <summary>Says that the name that was read last is none of the object's, where unknown members are not allowed.</summary>
    /// <param name="name">The name.</param>
    /// <returns>What to throw.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public JsonException Unmapped(ReadOnlySpan<byte> name) => Refused(tokenStart, $"no member '{Encoding.UTF8.GetString(name)}' is allowed here");

    /// <inheritdoc/>
    JsonException IWsPayloadReader.DuplicateKey(int start, int index) => DuplicateKey(start, index);

    /// <inheritdoc/>
    JsonException IWsPayloadReader.DuplicateMember(string name) => Refused(endedStart, $"the member '{name}' is there before anything is read");

    private JsonException DuplicateKey(int start, int index)
    {
        MessagePackToken.TryRead(bytes[start..], out MessagePackToken map);
        int at = start + (int)map.Length;
        for (int left = 2 * index; left > 0; left--)
        {
            at += MessagePackGrammar.LengthOf(bytes[at..]);
        }

        return Refused(at, "the key stands there twice");
    }

    /// <summary>Says what should have stood there.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private JsonException Expected(int at, string what)
    {
        Return(at);
        return Refused(at, IsNull() ? NullIsNotAllowed : $"{what} is expected here, not {Describe(Next)}");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private JsonException Refused(int at, string sentence, Exception? innerException = null)
    {
        fault = at;
        return new JsonException(sentence, innerException);
    }

    private static string Describe(MessagePackType type) => type switch
    {
        MessagePackType.Map => "an object",
        MessagePackType.Array => "an array",
        MessagePackType.String => "this string",
        MessagePackType.Boolean => "a truth value",
        MessagePackType.Integer or MessagePackType.Float => "this number",
        MessagePackType.Binary => "binary",
        MessagePackType.Extension => "this extension",
        _ => "the end",
    };
}
