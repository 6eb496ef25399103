namespace TypedSockets.Analyzers.Security;

/// <summary>Whether a program says who may connect to an endpoint.</summary>
internal enum Access
{
    /// <summary>It does not.</summary>
    NotSaid,

    /// <summary>It goes through code that may say it.</summary>
    Unknown,

    /// <summary>It says so.</summary>
    Said,
}
