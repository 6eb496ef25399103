namespace TypedSockets;

/// <summary>Whether there is a place for one more connection.</summary>
internal enum AdmissionResult
{
    Admitted,
    Full,
    TooManyFromAddress,
}
