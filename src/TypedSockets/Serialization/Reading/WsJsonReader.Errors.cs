using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace TypedSockets;

public ref partial struct WsJsonReader
{
    /// <summary>What is said of text that no member can hold.</summary>
    internal const string DoesNotFit = "the value does not fit here";

    private const string StandsTwice = "the member stands there twice";

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
        return Refused(Math.Max(position - 1, 0), $"the required member '{names[index]}' is missing");
    }

    /// <summary>Says that the key that was read last stood there before.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal JsonException Duplicate() => Refused(tokenStart, "the key stands there twice");

    /// <summary>Says that the name that was read last is none of the object's, where unknown members are not allowed.</summary>
    /// <param name="name">The name.</param>
    /// <returns>What to throw.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public JsonException Unmapped(ReadOnlySpan<byte> name) => Refused(tokenStart, $"no member '{Encoding.UTF8.GetString(name)}' is allowed here");

    /// <summary>Says that the value that a foreign converter read last is null, which its annotation rules out.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal JsonException NullValue() => Refused(tokenStart, "null is not allowed here");

    /// <summary>Says what should have stood here.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private JsonException Expected(string what)
    {
        byte token = PeekToken();
        return Refused(position, token == 'n' ? "null is not allowed here" : $"{what} is expected here, not {Describe(token)}");
    }

    /// <summary>Says what the name that was read last should have been.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private JsonException ExpectedKey(string what) => Refused(tokenStart, $"{what} is expected here, not this key");

    /// <summary>Says that the payload is no JSON. What exactly is wrong is found out afterwards, by who knows all such sentences.</summary>
    /// <param name="at">Where the fault is, or anywhere behind it.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private JsonException NotJson(int at) => Refused(at, "this is no JSON");

    [MethodImpl(MethodImplOptions.NoInlining)]
    private JsonException Refused(int at, string sentence, Exception? innerException = null)
    {
        position = at;
        isRefused = true;
        return new JsonException(sentence, innerException);
    }

    /// <summary>Says what is wrong with the value that others read, which is foreign to codecs.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private JsonRefusal RefusedBy(Exception exception)
    {
        _ = Refused(tokenStart, DoesNotFit);
        return new JsonRefusal(exception);
    }

    private static string Describe(byte token) => token switch
    {
        (byte)'{' => "an object",
        (byte)'[' => "an array",
        (byte)'"' => "this string",
        (byte)'t' => "true",
        (byte)'f' => "false",
        _ => "this number",
    };
}
