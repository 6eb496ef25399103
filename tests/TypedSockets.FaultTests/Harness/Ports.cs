using System.Net;
using System.Net.Sockets;

namespace TypedSockets.FaultTests.Harness;

/// <summary>Ports for a server that another follows at the same address.</summary>
internal static class Ports
{
    /// <summary>A free port below those that systems give to outgoing connections, so that nobody takes it between two servers.</summary>
    public static int Find()
    {
        while (true)
        {
            int port = Random.Shared.Next(20_000, 30_000);
            try
            {
                using var probe = new TcpListener(IPAddress.Loopback, port);
                probe.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody has it.
            }
        }
    }
}
