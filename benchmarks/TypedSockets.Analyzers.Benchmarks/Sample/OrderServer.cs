using Area0.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using TypedSockets;

namespace Area0.Server;

public static class OrderServer
{
    public static void Add(IServiceCollection services, string directory)
    {
        services.AddTypedSockets(options =>
        {
            options.Heartbeat.Interval = TimeSpan.FromSeconds(20);
            options.Heartbeat.Timeout = TimeSpan.FromSeconds(40);
            options.MaxMessageBytes = 256 * 1024;
            options.RequestTimeout = TimeSpan.FromSeconds(10);
        });
        services.AddSingleton(new OrderStore(directory));
        services.AddSingleton<OrderBook>();
        services.AddSingleton(TimeProvider.System);
    }

    public static void Map(WebApplication app)
    {
        app.MapTypedSocket<OrderEndpoint>("/area0").RequireAuthorization();
        app.MapGet("/area0/count", (OrderBook book) => Results.Ok(book.Count));
        app.MapGet("/area0/said", async (WsContext<OrderEndpoint, IOrderEvents> orders, string book) =>
        {
            await orders.Room(book).ChangedAsync(new OrderChanged(Guid.Empty, book, 0, []));
            return Results.NoContent();
        });
    }
}
