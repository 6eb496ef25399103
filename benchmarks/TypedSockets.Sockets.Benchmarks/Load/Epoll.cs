using System.Buffers.Binary;
using System.ComponentModel;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace TypedSockets.Sockets.Benchmarks;

/// <summary>Waits for many sockets on one thread, which is cheaper than a task for each. Linux alone has it (epoll(7)).</summary>
/// <remarks>A socket is told of once when something changes, so whoever is told reads until nothing is left.</remarks>
internal sealed class Epoll : IDisposable
{
    private const int MaxEvents = 512;
    private const int Add = 1;
    private const uint In = 0x1;
    private const uint Out = 0x4;
    private const uint EdgeTriggered = 1u << 31;

    // The kernel's struct is packed on x64 alone.
    private static readonly int DataOffset = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 4 : 8;
    private static readonly int EventSize = DataOffset + 8;

    private readonly int handle = Check(EpollCreate(0));
    private readonly byte[] events = new byte[MaxEvents * EventSize];

    /// <summary>Watches a socket.</summary>
    /// <param name="socket">The socket.</param>
    /// <param name="number">What it is known by.</param>
    public void Watch(Socket socket, int number)
    {
        var change = new byte[EventSize];
        BinaryPrimitives.WriteUInt32LittleEndian(change, In | Out | EdgeTriggered);
        BinaryPrimitives.WriteInt32LittleEndian(change.AsSpan(DataOffset), number);
        Check(EpollControl(handle, Add, (int)socket.Handle, change));
    }

    /// <summary>Waits until something happened.</summary>
    /// <returns>How many sockets it happened to; none where the time was over.</returns>
    public int Wait(int milliseconds)
    {
        var count = EpollWait(handle, events, MaxEvents, milliseconds);
        return count >= 0 ? count : Marshal.GetLastPInvokeError() == InterruptedCall ? 0 : Check(count);
    }

    /// <summary>The number of one of the sockets that the last wait told of.</summary>
    public int NumberAt(int index) => BinaryPrimitives.ReadInt32LittleEndian(events.AsSpan((index * EventSize) + DataOffset));

    public void Dispose() => _ = Close(handle);

    private const int InterruptedCall = 4;

    private static int Check(int result) => result >= 0 ? result : throw new Win32Exception(Marshal.GetLastPInvokeError());

    [DllImport("libc", EntryPoint = "epoll_create1", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int EpollCreate(int flags);

    [DllImport("libc", EntryPoint = "epoll_ctl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int EpollControl(int epoll, int operation, int file, byte[] change);

    [DllImport("libc", EntryPoint = "epoll_wait", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int EpollWait(int epoll, [Out] byte[] events, int maxEvents, int timeout);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int file);
}
