using System.Buffers;
using System.Buffers.Text;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace TypedSockets;

/// <summary>
/// The token of a browser, which can set no headers and so offers it as a subprotocol: <c>typedsockets.bearer.{token}</c>, or
/// <c>typedsockets.bearer64.{base64url}</c> where the token has characters that a subprotocol can't (RFC 6455 section 4.1).
/// </summary>
internal static class BearerSubprotocol
{
    private const string Plain = "typedsockets.bearer.";
    private const string Encoded = "typedsockets.bearer64.";
    private const int MaxTokenBytes = 8 * 1024;

    private static readonly SearchValues<char> PlainCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._~+-");

    private static readonly SearchValues<char> EncodedCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    /// <summary>
    /// Takes the token out of what is offered, so that nothing after this echoes, logs or refuses it, and makes it the
    /// request's <c>Authorization</c>, unless there is one.
    /// </summary>
    /// <returns>Why the request has to be refused with 400, without the token in it; <see langword="null"/> where it need not.</returns>
    public static string? Move(HttpContext context)
    {
        IList<string> offered = context.WebSockets.WebSocketRequestedProtocols;
        string? bearer = null;
        for (int i = 0; i < offered.Count; i++)
        {
            if (!IsBearer(offered[i]))
            {
                continue;
            }

            if (bearer is not null)
            {
                return "More than one token is offered. Offer one 'typedsockets.bearer.' subprotocol.";
            }

            bearer = offered[i];
        }

        return bearer is null ? null : Move(context.Request.Headers, offered, bearer);
    }

    private static string? Move(IHeaderDictionary headers, IList<string> offered, string bearer)
    {
        if (offered.Count == 1)
        {
            return $"A token is offered, but no subprotocol that could be accepted, and a browser takes no connection without one. Offer '{WireProtocol.Json.Subprotocol}' too.";
        }

        string? fault = bearer.StartsWith(Plain, StringComparison.Ordinal) ? ReadPlain(bearer[Plain.Length..], out string token) : ReadEncoded(bearer[Encoded.Length..], out token);
        if (fault is not null)
        {
            return fault;
        }

        headers.SecWebSocketProtocol = string.Join(", ", offered.Where(static subprotocol => !IsBearer(subprotocol)));
        if (StringValues.IsNullOrEmpty(headers.Authorization))
        {
            headers.Authorization = "Bearer " + token;
        }

        return null;
    }

    private static string? ReadPlain(string text, out string token)
    {
        token = text;
        return text.Length > MaxTokenBytes ? TooLong
            : text.Length == 0 || text.AsSpan().ContainsAnyExcept(PlainCharacters) ? "The token after 'typedsockets.bearer.' may have letters, digits and . _ ~ + - only. Offer another as 'typedsockets.bearer64.' and its base64url."
            : null;
    }

    private static string? ReadEncoded(string text, out string token)
    {
        token = "";
        if (Base64Url.GetMaxDecodedLength(text.Length) > MaxTokenBytes)
        {
            return TooLong;
        }

        var bytes = new byte[MaxTokenBytes];
        if (text.AsSpan().ContainsAnyExcept(EncodedCharacters)
            || Base64Url.DecodeFromChars(text, bytes, out _, out int length) != OperationStatus.Done
            || length == 0
            || bytes.AsSpan(0, length).ContainsAnyExceptInRange((byte)'!', (byte)'~'))
        {
            return "What follows 'typedsockets.bearer64.' is not the base64url of a token.";
        }

        token = Encoding.ASCII.GetString(bytes, 0, length);
        return null;
    }

    private static string TooLong => $"The token is longer than {MaxTokenBytes} bytes.";

    private static bool IsBearer(string subprotocol) =>
        subprotocol.StartsWith(Plain, StringComparison.Ordinal) || subprotocol.StartsWith(Encoded, StringComparison.Ordinal);
}
