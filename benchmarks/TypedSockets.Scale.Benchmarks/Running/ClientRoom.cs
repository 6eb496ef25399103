using System.Diagnostics;
using System.Text;
using TypedSockets.Benchmarks;

namespace TypedSockets.Scale.Benchmarks;

/// <summary>The clients that are in one room.</summary>
internal sealed class ClientRoom : IDisposable
{
    /// <summary>How many they are.</summary>
    public const int Members = 10;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly byte[] Publish = Frame(new Publish("MSFT", 412.57m, 1));

    private readonly TaskCompletionSource entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IdleClient[] clients = [];
    private TaskCompletionSource<long> told = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int outside = Members;
    private int untold;

    private ClientRoom()
    {
    }

    /// <summary>Connects its clients and waits until the server has answered to each that it is in the room.</summary>
    public static async Task<ClientRoom> ConnectAsync(int port, int number)
    {
        var room = new ClientRoom();
        var enter = Frame(new Enter($"room {number}"), id: "1");
        room.clients = await Task.WhenAll(Enumerable.Range(0, Members).Select(async _ =>
        {
            var client = await IdleClient.ConnectAsync(port, ScaleServer.Path, room.Take);
            await client.SendAsync(enter);
            return client;
        }));
        await room.entered.Task.WaitAsync(Patience);
        return room;
    }

    /// <summary>Lets one of them tell all.</summary>
    /// <param name="sender">Which of them.</param>
    /// <returns>The time from the send until the last of them has it, in ticks of the <see cref="Stopwatch"/>.</returns>
    public async Task<long> PublishAsync(int sender)
    {
        told = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref untold, Members);
        var start = Stopwatch.GetTimestamp();
        await clients[sender % Members].SendAsync(Publish);
        return await told.Task.WaitAsync(Patience) - start;
    }

    public void Dispose()
    {
        foreach (var client in clients)
        {
            client.Dispose();
        }
    }

    private static byte[] Frame<T>(T message, string? id = null)
        where T : class, IWsMessage<T>
    {
        var idMember = id is null ? "" : $"\"id\":\"{id}\",";
        var payload = Encoding.UTF8.GetString(WsJson.Write(message));
        var envelope = $"{{\"type\":\"{T.MessageType}\",{idMember}\"timestamp\":{DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()},\"payload\":{payload}}}";
        return ClientFrame.OfMessage(Encoding.UTF8.GetBytes(envelope), isBinary: false);
    }

    private void Take(ReadOnlySpan<byte> message)
    {
        if (message.IndexOf("\"scale.tick\""u8) >= 0)
        {
            var now = Stopwatch.GetTimestamp();
            if (Interlocked.Decrement(ref untold) == 0)
            {
                told.SetResult(now);
            }
        }
        else if (message.IndexOf("\"scale.entered\""u8) >= 0 && Interlocked.Decrement(ref outside) == 0)
        {
            entered.SetResult();
        }
    }
}
