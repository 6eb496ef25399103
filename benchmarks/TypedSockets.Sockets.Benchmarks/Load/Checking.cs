namespace TypedSockets.Sockets.Benchmarks;

/// <summary>Lets every client receive one message, and reads it whole.</summary>
/// <param name="crowd">The clients.</param>
/// <param name="begin">Asks for it.</param>
/// <param name="check">Throws where it is not what was asked for.</param>
internal sealed class Checking(LoadCrowd crowd, Action begin, Action<byte[]> check) : Workload
{
    private int got;

    public override bool IsDone => got == crowd.Connections.Count;

    public override void Begin(long now)
    {
        foreach (var connection in crowd.Connections)
        {
            connection.Reader.Capture = new MemoryStream();
        }

        begin();
    }

    public override void Take(LoadConnection connection, int messages, long now)
    {
        if (messages > 0)
        {
            check(connection.Reader.Capture!.ToArray());
            connection.Reader.Capture = null;
            got += messages;
        }
    }
}
