using Chat;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace TypedSockets.Samples.Chat;

/// <summary>A page of a real browser, which can set no headers, authenticates with a token.</summary>
public sealed class BrowserTokenTests
{
    [Fact]
    public async Task A_page_connects_with_a_token_among_its_subprotocols()
    {
        Requirements.RequireBrowser();
        var key = new SymmetricSecurityKey("a key that is for nothing but tests"u8.ToArray());
        await using var server = await RunningServer.StartAsync(args => CreateServer(args, key));
        var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Expires = DateTime.UtcNow.AddHours(1),
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.HmacSha256),
        });

        await BrowserScript.RunAsync("token.mjs", _ => Task.CompletedTask, server.Url, token);
    }

    private static WebApplication CreateServer(string[] args, SecurityKey key)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Services.AddSingleton<ChatLog>();
        builder.Services.AddSingleton<Presence>();
        builder.Services.AddTypedSockets();
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options =>
            options.TokenValidationParameters = new TokenValidationParameters { IssuerSigningKey = key, ValidateIssuer = false, ValidateAudience = false });
        builder.Services.AddAuthorization();
        var app = builder.Build();
        app.MapGet("/", () => Results.Content("<!doctype html><title>Token</title>", "text/html"));
        app.MapTypedSocket<ChatEndpoint>("/secure").RequireAuthorization();
        return app;
    }
}
