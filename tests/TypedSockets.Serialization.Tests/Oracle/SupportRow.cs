namespace TypedSockets.Serialization.Tests;

/// <summary>One row of the table of what is supported, with the types of messages that stand for it.</summary>
internal sealed record SupportRow(string Title, params Agreement[] Agreements);
