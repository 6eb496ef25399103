namespace TypedSockets.Serialization.Tests;

/// <summary>What two sides can differ in.</summary>
internal enum DifferenceKind
{
    /// <summary>One reads what the other refuses, or they read different values.</summary>
    Read,

    /// <summary>One writes what the other refuses, or they write different bytes.</summary>
    Written,

    /// <summary>Both refuse a document, and name different places in it.</summary>
    Path,
}
