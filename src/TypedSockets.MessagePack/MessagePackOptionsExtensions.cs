namespace TypedSockets;

/// <summary>Makes a server or a client speak MessagePack.</summary>
public static class MessagePackOptionsExtensions
{
    /// <summary>
    /// Speaks MessagePack beside JSON: a client offers it first, a server takes whichever of the two it is offered first. Default:
    /// JSON alone. Which of them a connection speaks is settled in its handshake.
    /// </summary>
    /// <remarks>
    /// Every message of the contracts needs a codec of the binary protocol, which is generated where the project that declares
    /// it references <c>TypedSockets.MessagePack</c>. Otherwise <c>MapTypedSocket</c>, or the constructor of the client, throws an
    /// <see cref="InvalidOperationException"/> that names those without.
    /// </remarks>
    /// <typeparam name="TOptions">The options of a server or of a client.</typeparam>
    /// <param name="options">The options.</param>
    /// <returns>The same options.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    public static TOptions UseMessagePack<TOptions>(this TOptions options)
        where TOptions : WsConnectionOptions
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Prefer(MessagePackProtocol.Instance);
        return options;
    }
}
