namespace TypedSockets.Native.Benchmarks;

/// <summary>Clients of one server, in rooms of fifty.</summary>
internal interface ICrowd : IAsyncDisposable
{
    public const int RoomSize = 50;

    /// <summary>Connects one more client and lets it enter its room.</summary>
    Task EnterAsync(Uri server, int number);

    /// <summary>Lets every client say something, and waits until each has heard all that was said in its room.</summary>
    Task TalkAsync();

    static string RoomOf(int number) => $"room {number / RoomSize}";
}
