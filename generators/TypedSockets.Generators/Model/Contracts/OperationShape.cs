namespace TypedSockets.Generators.Model;

/// <summary>What travels in an operation. The names are those of the runtime's <c>WsOperation</c> factories.</summary>
internal enum OperationShape
{
    /// <summary>A message that nothing answers.</summary>
    OneWay,

    /// <summary>A message and its response.</summary>
    Request,

    /// <summary>A message and the stream that answers it.</summary>
    Stream,

    /// <summary>A message with a client stream, with or without a response.</summary>
    Upload,

    /// <summary>A message with a client stream and the stream that answers it.</summary>
    Duplex,
}
