using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace TypedSockets.AspNetCore.Tests;

[WsMessage("board.post")]
public sealed partial record Post(string Text);

[WsMessage("board.remove")]
public sealed partial record Remove(int Number);

[WsContract]
public interface IBoard
{
    ValueTask PostAsync(Post message, CancellationToken cancellationToken = default);

    ValueTask RemoveAsync(Remove message, CancellationToken cancellationToken = default);
}

/// <summary>The server of the page on security, as a program of a user would have it.</summary>
internal static class SecurityPageSamples
{
    public static WebApplication Build()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddTypedSockets();
        builder.Services.AddAuthentication().AddJwtBearer(options => options.Authority = "https://login.example.org");
        builder.Services.AddAuthorization(options => options.AddPolicy("moderator", policy => policy.RequireRole("moderator")));
        WebApplication app = builder.Build();
        app.MapTypedSocket<BoardEndpoint>("/board").RequireAuthorization();
        return app;
    }
}

[Authorize]
public sealed partial class BoardEndpoint : WsEndpoint, IBoard
{
    public ValueTask PostAsync(Post message, CancellationToken cancellationToken) => Board.AddAsync(message, cancellationToken);

    [Authorize("moderator")]
    public ValueTask RemoveAsync(Remove message, CancellationToken cancellationToken) => Board.RemoveAsync(message, cancellationToken);
}

/// <summary>A board that keeps nothing.</summary>
internal static class Board
{
    public static ValueTask AddAsync(Post post, CancellationToken cancellationToken) => default;

    public static ValueTask RemoveAsync(Remove post, CancellationToken cancellationToken) => default;
}
