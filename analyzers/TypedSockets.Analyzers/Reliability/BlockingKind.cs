namespace TypedSockets.Analyzers.Reliability;

/// <summary>How a call holds up the messages behind it.</summary>
internal enum BlockingKind
{
    /// <summary><c>task.Result</c>, <c>task.Wait()</c> and <c>task.GetAwaiter().GetResult()</c>.</summary>
    Wait,

    /// <summary><c>Task.WaitAll(tasks)</c> and <c>Task.WaitAny(tasks)</c>.</summary>
    WaitMany,

    /// <summary><c>Thread.Sleep(time)</c>.</summary>
    Sleep,

    /// <summary>A call that has an asynchronous twin.</summary>
    Twin,

    /// <summary>JSON that is parsed outside a codec.</summary>
    Parse,
}
