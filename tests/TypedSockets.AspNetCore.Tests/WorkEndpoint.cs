using System.Collections.Concurrent;

namespace TypedSockets.AspNetCore.Tests;

[WsMessage("work.do")]
public sealed partial record Work(string Name, bool Stubborn = false);

[WsMessage("work.done")]
public sealed partial record Done(string Name);

[WsMessage("work.note")]
public sealed partial record Note(string Name);

[WsContract]
public interface IWork
{
    ValueTask<Done> WorkAsync(Work request, CancellationToken cancellationToken = default);

    ValueTask NoteAsync(Note message, CancellationToken cancellationToken = default);
}

/// <summary>What the handlers of a <see cref="WorkEndpoint"/> have begun, and what lets them finish.</summary>
public sealed class Workshop
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> begun = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TaskCompletionSource> released = new(StringComparer.Ordinal);

    /// <summary>Beginnings and ends, in their order.</summary>
    public ConcurrentQueue<string> Entries { get; } = new();

    public Task BegunAsync(string name) => Of(begun, name).Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

    public void Release(string name) => Of(released, name).TrySetResult();

    public async Task RunAsync(string name, CancellationToken cancellationToken)
    {
        Entries.Enqueue($"{name} begins");
        Of(begun, name).TrySetResult();
        try
        {
            await Of(released, name).Task.WaitAsync(cancellationToken);
            Entries.Enqueue($"{name} ends");
        }
        catch (OperationCanceledException)
        {
            Entries.Enqueue($"{name} is canceled");
            throw;
        }
    }

    private static TaskCompletionSource Of(ConcurrentDictionary<string, TaskCompletionSource> gates, string name) =>
        gates.GetOrAdd(name, static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}

/// <summary>An endpoint whose handlers run until they are released by name.</summary>
public sealed partial class WorkEndpoint(Workshop workshop) : WsEndpoint, IWork
{
    public async ValueTask<Done> WorkAsync(Work request, CancellationToken cancellationToken)
    {
        await workshop.RunAsync(request.Name, request.Stubborn ? CancellationToken.None : cancellationToken);
        return new Done(request.Name);
    }

    public async ValueTask NoteAsync(Note message, CancellationToken cancellationToken) => await workshop.RunAsync(message.Name, cancellationToken);
}
