namespace TypedSockets;

/// <summary>
/// Marks an interface as a contract: the operations that one side of a connection may call on the other. The generator
/// writes a client for it.
/// </summary>
/// <remarks>
/// A method takes one message, at most one <see cref="IAsyncEnumerable{T}"/> of messages (a client stream) and a last,
/// optional <see cref="CancellationToken"/>. It returns <see cref="ValueTask"/> (one way),
/// <see cref="ValueTask{TResult}"/> of a message (request and response) or <see cref="IAsyncEnumerable{T}"/> of
/// messages (a stream). <see cref="Task"/> and <see cref="Task{TResult}"/> work as well.
/// </remarks>
[AttributeUsage(AttributeTargets.Interface, Inherited = false)]
public sealed class WsContractAttribute : Attribute
{
    /// <summary>
    /// The contract of what the server may call on a client. Default: none. A contract that is named here gets no
    /// client class of its own.
    /// </summary>
    public Type? Events { get; set; }

    /// <summary>
    /// The name of the generated client class. Default: the name of the interface without its leading <c>I</c>, with
    /// <c>Client</c> appended; <c>IChat</c> yields <c>ChatClient</c>.
    /// </summary>
    public string? Client { get; set; }
}
