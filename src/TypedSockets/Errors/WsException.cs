namespace TypedSockets;

/// <summary>
/// An operation failed with a code that both sides understand. A handler throws it to answer its caller with
/// <c>ws.error</c>; a caller catches it and looks at <see cref="Code"/>.
/// </summary>
public class WsException : Exception
{
    /// <summary>Creates an error of the application.</summary>
    /// <param name="code">What went wrong, for programs, such as <c>chat.room_full</c>.</param>
    /// <param name="message">What went wrong, for people. The wire carries the first 256 bytes of it.</param>
    /// <exception cref="ArgumentException">The code is empty or begins with <c>ws.</c>, which is the protocol's own.</exception>
    public WsException(string code, string message)
        : base(message)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(code);
        if (code.StartsWith(ErrorCodes.Prefix, StringComparison.Ordinal))
        {
            throw new ArgumentException($"The code '{code}' begins with 'ws.', which only the protocol's own errors do. Choose another, such as 'app.{code[3..]}'.", nameof(code));
        }

        Code = code;
    }

    /// <summary>An error of the protocol, or one that came over the wire.</summary>
    internal WsException(string code, string message, Exception? inner)
        : base(message, inner) => Code = code;

    /// <summary>What went wrong, for programs. Those of the protocol begin with <c>ws.</c>.</summary>
    public string Code { get; }

    /// <summary>The id of the request that failed, where there was one.</summary>
    public string? RequestId { get; internal init; }

    /// <summary>True where the other side sent this error. It is not passed on when it escapes a handler.</summary>
    internal bool IsRemote { get; init; }
}
