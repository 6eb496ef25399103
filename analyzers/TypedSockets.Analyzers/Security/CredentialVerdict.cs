namespace TypedSockets.Analyzers.Security;

/// <summary>What a name says of the thing that it names.</summary>
internal enum CredentialVerdict
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It is something else that is called a token, as a page token.</summary>
    Harmless,

    /// <summary>It is a token and no more is said: a credential where it is text, anything where it is an object.</summary>
    Token,

    /// <summary>It is a credential.</summary>
    Credential,
}
