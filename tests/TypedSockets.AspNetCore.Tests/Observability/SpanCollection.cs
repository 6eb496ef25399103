namespace TypedSockets.AspNetCore.Tests;

/// <summary>Tests that listen to spans, which a process has in common, and one that nobody may listen beside: they run one at a time.</summary>
[CollectionDefinition(nameof(SpanCollection), DisableParallelization = true)]
public sealed class SpanCollection;
