namespace TypedSockets.Generators.Model;

/// <summary>What a type wants to be called before and after it is written and read; null where it does not.</summary>
internal sealed record Callbacks(Callback? Serializing, Callback? Serialized, Callback? Deserializing, Callback? Deserialized)
{
    public static readonly Callbacks None = new(null, null, null, null);
}

/// <summary>A call of a method without parameters.</summary>
/// <param name="Before">What stands before the object.</param>
/// <param name="After">What stands after it, up to the semicolon.</param>
internal sealed record Callback(string Before, string After)
{
    /// <summary>The statement that calls it.</summary>
    public string Statement(string instance) => $"{Before}{instance}{After};";
}
