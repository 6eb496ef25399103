using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;

namespace Area0.Feeds;

public sealed class RawFeed(Uri uri, TimeProvider time)
{
    private const int MaxMessageBytes = 256 * 1024;

    private readonly Channel<string> lines = Channel.CreateBounded<string>(256);

    public ChannelReader<string> Lines => lines.Reader;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var delay = TimeSpan.FromSeconds(1);
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                using var socket = new ClientWebSocket();
                await socket.ConnectAsync(uri, cancellationToken);
                delay = TimeSpan.FromSeconds(1);
                await ReadAsync(socket, cancellationToken);
            }
            catch (WebSocketException)
            {
                await Task.Delay(delay, time, cancellationToken);
                delay = TimeSpan.FromSeconds(Math.Min(delay.TotalSeconds * 2, 30));
            }
        }
    }

    private async Task ReadAsync(ClientWebSocket socket, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(MaxMessageBytes);
        try
        {
            var length = 0;
            while (socket.State == WebSocketState.Open)
            {
                var result = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
                length += result.Count;
                if (result.MessageType == WebSocketMessageType.Close || length == MaxMessageBytes)
                {
                    break;
                }

                if (result.EndOfMessage)
                {
                    await lines.Writer.WriteAsync(Encoding.UTF8.GetString(buffer, 0, length), cancellationToken);
                    length = 0;
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
