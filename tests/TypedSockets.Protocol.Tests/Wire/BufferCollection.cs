namespace TypedSockets.Protocol.Tests;

/// <summary>
/// Tests that listen to the shared pools of buffers, which costs every thread an object for each buffer, and those that count what
/// is allocated: they run one at a time.
/// </summary>
[CollectionDefinition(nameof(BufferCollection), DisableParallelization = true)]
public sealed class BufferCollection;
