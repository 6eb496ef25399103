namespace TypedSockets.Generators.Model;

/// <summary>How a value that was read gets into its object.</summary>
internal enum ReadTarget
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>As an argument of the constructor.</summary>
    Constructor,

    /// <summary>In the object initializer.</summary>
    Initializer,

    /// <summary>It is set where it was present.</summary>
    Setter,

    /// <summary>It is read into what the member holds already, where it was present.</summary>
    Population,
}
