namespace TypedSockets.Serialization.Tests;

/// <summary>Something that a codec does otherwise than the oracle, on purpose.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="Sentence">What each of them does.</param>
/// <param name="Covers">Whether a difference is of this kind.</param>
internal sealed record KnownDifference(string Title, string Sentence, Func<Difference, bool> Covers);
