using System.Collections.Concurrent;
using Microsoft.AspNetCore.Authorization;

namespace TypedSockets.AspNetCore.Tests;

[WsMessage("safe.look")]
public sealed partial record Look(string At);

[WsMessage("safe.seen")]
public sealed partial record Seen(string What);

[WsMessage("safe.open")]
public sealed partial record Open(string Door);

[WsMessage("safe.close")]
public sealed partial record Close(string Door);

[WsMessage("safe.list")]
public sealed partial record ListAll;

[WsMessage("safe.fill")]
public sealed partial record Fill;

[WsMessage("safe.visit")]
public sealed partial record Visit;

[WsMessage("safe.own")]
public sealed partial record Own;

[WsMessage("safe.rule")]
public sealed partial record Rule;

[WsContract]
public interface ISafe
{
    ValueTask<Seen> LookAsync(Look request, CancellationToken cancellationToken = default);

    ValueTask<Seen> OpenAsync(Open request, CancellationToken cancellationToken = default);

    ValueTask CloseAsync(Close message, CancellationToken cancellationToken = default);

    IAsyncEnumerable<Seen> ListAsync(ListAll request, CancellationToken cancellationToken = default);

    ValueTask<Seen> FillAsync(Fill request, IAsyncEnumerable<Number> items, CancellationToken cancellationToken = default);

    ValueTask<Seen> VisitAsync(Visit request, CancellationToken cancellationToken = default);

    ValueTask<Seen> OwnAsync(Own request, CancellationToken cancellationToken = default);

    ValueTask<Seen> RuleAsync(Rule request, CancellationToken cancellationToken = default);
}

/// <summary>An endpoint for those who are known, some of whose operations are not for all of them.</summary>
[Authorize]
public sealed partial class SafeEndpoint(SafeLog log) : WsEndpoint, ISafe
{
    public ValueTask<Seen> LookAsync(Look request, CancellationToken cancellationToken) => Handle($"look {request.At}");

    [Authorize("opener")]
    public ValueTask<Seen> OpenAsync(Open request, CancellationToken cancellationToken) => Handle($"open {request.Door}");

    [Authorize(Roles = "admin")]
    async ValueTask ISafe.CloseAsync(Close message, CancellationToken cancellationToken) => await Handle($"close {message.Door}");

    [Authorize("opener", Roles = "admin")]
    public IAsyncEnumerable<Seen> ListAsync(ListAll request, CancellationToken cancellationToken) => ListAsync(Handle("list"));

    [Authorize(Roles = "admin")]
    public async ValueTask<Seen> FillAsync(Fill request, IAsyncEnumerable<Number> items, CancellationToken cancellationToken)
    {
        await foreach (Number item in items.WithCancellation(cancellationToken))
        {
            log.Handled.Enqueue($"item {item.Value}");
        }

        return await Handle("fill");
    }

    [Authorize(Roles = "admin"), AllowAnonymous]
    public ValueTask<Seen> VisitAsync(Visit request, CancellationToken cancellationToken) => Handle("visit");

    [Authorize("own")]
    public ValueTask<Seen> OwnAsync(Own request, CancellationToken cancellationToken) => Handle("own");

    [NameStartsWith("a")]
    public ValueTask<Seen> RuleAsync(Rule request, CancellationToken cancellationToken) => Handle("rule");

    private static async IAsyncEnumerable<Seen> ListAsync(ValueTask<Seen> only)
    {
        yield return await only;
    }

    private ValueTask<Seen> Handle(string what)
    {
        log.Handled.Enqueue(what);
        return ValueTask.FromResult(new Seen(what));
    }
}

/// <summary>What the handlers of <see cref="SafeEndpoint"/> were asked for.</summary>
public sealed class SafeLog
{
    public ConcurrentQueue<string> Handled { get; } = [];
}

/// <summary>A requirement that is its own attribute.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NameStartsWithAttribute(string letter) : Attribute, IAuthorizationRequirementData, IAuthorizationRequirement
{
    public string Letter => letter;

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}
