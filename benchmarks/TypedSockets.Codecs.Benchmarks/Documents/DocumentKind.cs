namespace TypedSockets.Codecs.Benchmarks;

/// <summary>Who wrote a document that is read.</summary>
public enum DocumentKind
{
    /// <summary>The product itself.</summary>
    Own,

    /// <summary>Somebody who puts the members of every object in another order.</summary>
    Shuffled,

    /// <summary>Somebody who indents, escapes some names, no text, and sends members that nobody asked for.</summary>
    Foreign,
}
