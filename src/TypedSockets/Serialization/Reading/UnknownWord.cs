namespace TypedSockets;

/// <summary>
/// A word that is not <c>true</c>, <c>false</c> or <c>null</c>. The exception of <see cref="System.Text.Json.Utf8JsonReader"/>
/// repeats all that follows it, several times over, which lets whoever sends it allocate many times what is sent.
/// </summary>
internal static class UnknownWord
{
    // So much may follow the word: more than an error tells, and too little to matter.
    private const int KeptBytes = 256;

    // What is not longer does not matter either, and so is not looked through.
    private const int ShortBytes = 4 * 1024;

    /// <summary>Cuts what follows the first unknown word, so that it is refused for the same reason at the same place.</summary>
    public static ReadOnlySpan<byte> CutBehind(ReadOnlySpan<byte> json)
    {
        int word = json.Length <= ShortBytes ? json.Length : Find(json);
        return json.Length - word <= KeptBytes ? json : json[..(word + KeptBytes)];
    }

    /// <summary>Finds the first unknown word; the end where there is none before something else that is no JSON.</summary>
    private static int Find(ReadOnlySpan<byte> json)
    {
        int at = 0;
        while (json[at..].IndexOfAny("\"tfn"u8) is >= 0 and int next)
        {
            at += next;
            ReadOnlySpan<byte> rest = json[at..];
            if (rest[0] == '"')
            {
                at = JsonGrammar.SkipString(json, at);
                if (at < 0)
                {
                    return json.Length;
                }
            }
            else if (rest.StartsWith("true"u8) || rest.StartsWith("null"u8))
            {
                at += 4;
            }
            else if (rest.StartsWith("false"u8))
            {
                at += 5;
            }
            else
            {
                return at;
            }
        }

        return json.Length;
    }
}
