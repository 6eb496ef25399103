namespace TypedSockets.Analyzers.Security;

/// <summary>
/// Tells from a name whether it is that of a credential, in any spelling: <c>AccessToken</c>, <c>access_token</c>,
/// <c>accesstoken</c>. As in any English compound the last word says what the thing is: a token count is a count.
/// </summary>
internal static class CredentialNames
{
    /// <summary>Words that say only in what form a value is there.</summary>
    private static readonly HashSet<string> Forms = Set("value", "string", "header", "bytes", "base", "plain", "raw");

    /// <summary>What is a credential whatever stands before it, words written as one included.</summary>
    private static readonly HashSet<string> Credentials = Set(
        "password", "passwords", "passwd", "pwd", "passphrase", "passcode", "secret", "jwt", "jwts", "credential", "credentials", "creds",
        "accesstoken", "refreshtoken", "idtoken", "authtoken", "bearertoken", "apitoken", "sessiontoken", "oauthtoken", "usertoken", "jwttoken",
        "apikey", "apikeys", "accesskey", "secretkey", "privatekey", "authkey", "clientsecret", "userpassword");

    private static readonly HashSet<string> Passwords = Set("password", "passwd", "pwd", "passphrase");

    /// <summary>What makes a credential of the tokens behind it. One token is a credential also behind other words.</summary>
    private static readonly HashSet<string> OfTokens = Set("access", "refresh", "id", "auth", "oauth", "bearer", "api", "session", "jwt", "authentication", "authorization");

    /// <summary>
    /// What makes something else of the token behind it: the place where a reader goes on, a guard against forged forms, the
    /// address of a device, the handle of a lock or of work that is under way, a piece of text, a coin.
    /// </summary>
    private static readonly HashSet<string> Harmless = Set(
        "cancellation", "cancel", "continuation", "continue", "page", "paging", "pagination", "next", "previous", "prev", "sync", "cursor", "resume", "resumption", "delta", "change", "watch", "skip",
        "concurrency", "version", "etag", "idempotency", "csrf", "xsrf", "antiforgery", "forgery", "verification", "push", "device", "registration",
        "lock", "lease", "fencing", "fence", "operation", "task", "async", "tracking", "correlation", "feed", "checkpoint", "snapshot",
        "json", "xml", "markup", "template", "placeholder", "design", "color", "theme", "expected", "unexpected", "invalid", "unknown",
        "lexer", "syntax", "parser", "text", "word", "prompt", "completion", "input", "output", "start", "end", "stop", "pad", "mask", "separator", "special", "punctuation", "operator",
        "base", "quote", "from", "to", "in", "out", "native", "governance", "nft", "crypto", "reward", "game", "board");

    /// <summary>What makes a credential of the key behind it.</summary>
    private static readonly HashSet<string> OfKeys = Set("api", "xapi", "access", "secret", "private", "master", "shared", "auth", "authentication", "authorization", "signing");

    private static readonly HashSet<string> OfAuthorizations = Set("http", "proxy", "request", "bearer", "basic");

    private static readonly HashSet<string> OfCookies = Set("auth", "authentication", "login", "session");

    /// <summary>What the name says.</summary>
    public static CredentialVerdict Judge(string name)
    {
        var words = Split(name);
        var count = words.Count;
        while (count > 1 && Forms.Contains(words[count - 1]))
        {
            count--;
        }

        if (count == 0)
        {
            return CredentialVerdict.None;
        }

        var last = words[count - 1];
        var before = count > 1 ? words[count - 2] : null;
        return last switch
        {
            _ when Credentials.Contains(last) => CredentialVerdict.Credential,
            "token" when before is null => count == words.Count ? CredentialVerdict.Token : CredentialVerdict.None,
            "token" => Harmless.Contains(before) ? CredentialVerdict.Harmless : CredentialVerdict.Credential,
            "tokens" => Of(OfTokens, before),
            "key" or "keys" => Of(OfKeys, before),
            "word" => before is "pass" ? CredentialVerdict.Credential : CredentialVerdict.None,
            "hash" => Of(Passwords, before),
            "cookie" => Of(OfCookies, before),
            "bearer" when before is null => CredentialVerdict.Credential,
            "authorization" => before is null ? CredentialVerdict.Credential : Of(OfAuthorizations, before),
            _ => CredentialVerdict.None,
        };
    }

    private static CredentialVerdict Of(HashSet<string> qualifiers, string? before) =>
        before is not null && qualifiers.Contains(before) ? CredentialVerdict.Credential : CredentialVerdict.None;

    /// <summary>The words of a name, in lower case and without digits: <c>OAuth2_APIKey</c> is <c>o</c>, <c>auth</c>, <c>api</c>, <c>key</c>.</summary>
    private static List<string> Split(string name)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            var isLetter = i < name.Length && char.IsLetter(name[i]);
            if (isLetter && !StartsWord(name, i))
            {
                continue;
            }

            if (i > start)
            {
                words.Add(name.Substring(start, i - start).ToLowerInvariant());
            }

            start = isLetter ? i : i + 1;
        }

        return words;
    }

    private static bool StartsWord(string name, int i) =>
        char.IsUpper(name[i]) && i > 0 && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));

    private static HashSet<string> Set(params string[] words) => new(words, StringComparer.Ordinal);
}
