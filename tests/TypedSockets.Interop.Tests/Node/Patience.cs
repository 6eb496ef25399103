namespace TypedSockets.Interop.Tests;

/// <summary>How long a test waits for what must happen before it fails.</summary>
internal static class Patience
{
    public static TimeSpan Time { get; } = TimeSpan.FromSeconds(20);

    public static Task Patiently(this Task task) => task.WaitAsync(Time, TestContext.Current.CancellationToken);

    public static Task<T> Patiently<T>(this Task<T> task) => task.WaitAsync(Time, TestContext.Current.CancellationToken);

    public static Task Patiently(this ValueTask task) => task.AsTask().Patiently();

    public static Task<T> Patiently<T>(this ValueTask<T> task) => task.AsTask().Patiently();
}
