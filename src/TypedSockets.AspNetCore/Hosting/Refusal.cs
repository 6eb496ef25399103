using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace TypedSockets;

/// <summary>Answers a handshake that is not accepted: with the status and a sentence for whoever looks into it.</summary>
internal static class Refusal
{
    public static Task WriteAsync(HttpContext context, int status, string reason)
    {
        context.Response.StatusCode = status;
        context.Features.Set(new RefusalReason(reason));
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(reason, context.RequestAborted);
    }

    /// <summary>Tells those who measure and who read logs that the request was refused, here or by what stands in front.</summary>
    public static void Report(HttpContext context, WsHub hub)
    {
        int status = context.Response.StatusCode;
        hub.Metrics.Rejected(status);
        hub.Logger.LogHandshakeRefused(hub.Name, context.Connection.RemoteIpAddress, status, context.Features.Get<RefusalReason>()?.Sentence ?? "The application did not let it through.");
    }

    /// <summary>Answers 503 and when it is worth to try again.</summary>
    public static Task WriteUnavailableAsync(HttpContext context, TimeSpan retryAfter, string reason)
    {
        context.Response.Headers.RetryAfter = ((long)retryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return WriteAsync(context, StatusCodes.Status503ServiceUnavailable, reason);
    }

    /// <summary>What was answered.</summary>
    private sealed record RefusalReason(string Sentence);
}
