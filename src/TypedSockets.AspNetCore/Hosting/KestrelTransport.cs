using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace TypedSockets;

/// <summary>
/// The pipes between Kestrel's HTTP layer and its sockets, or what a connection middleware put in their place. After an upgrade that
/// layer has nothing to say any more, yet costs every read and write its locks and timers. No contract says that it may be passed by, so
/// it is only where that was looked up and tested.
/// </summary>
internal static class KestrelTransport
{
    private static readonly bool IsKnown = typeof(KestrelServerOptions).Assembly.GetName().Version is { Major: 10 };

    private static readonly Type PipeReaderType = new Pipe().Reader.GetType();
    private static readonly Type PipeWriterType = new Pipe().Writer.GetType();

    /// <summary>Looks for the pipes below an upgraded connection.</summary>
    /// <param name="context">The request that was upgraded.</param>
    /// <param name="upgraded">The stream that the upgrade gave out.</param>
    /// <returns>
    /// The pipes, or nothing where they may not be used: the version of Kestrel is not known, a middleware wrapped the stream, or what
    /// is below are no pipes but the streams of TLS or of a log, of which it is not known what may be done to them at once.
    /// </returns>
    public static IDuplexPipe? Find(HttpContext context, Stream upgraded) =>
        IsKnown
        && upgraded.GetType().Assembly == typeof(KestrelServerOptions).Assembly
        && context.Features.Get<IConnectionTransportFeature>()?.Transport is { } transport
        && transport.Input.GetType() == PipeReaderType
        && transport.Output.GetType() == PipeWriterType
            ? transport
            : null;
}
