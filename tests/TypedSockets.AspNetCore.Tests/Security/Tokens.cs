using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace TypedSockets.AspNetCore.Tests;

/// <summary>An issuer of JSON Web Tokens, and the scheme that takes them.</summary>
internal static class Tokens
{
    private static readonly SymmetricSecurityKey Key = new("a key that is for nothing but tests"u8.ToArray());

    public static AuthenticationBuilder AddJwt(this AuthenticationBuilder authentication, TimeSpan? clockSkew = null) => authentication.AddJwtBearer(options =>
    {
        options.TokenValidationParameters = new TokenValidationParameters { IssuerSigningKey = Key, ValidateIssuer = false, ValidateAudience = false };
        if (clockSkew is { } skew)
        {
            options.TokenValidationParameters.ClockSkew = skew;
        }
    });

    /// <summary>Makes a token of somebody.</summary>
    /// <param name="name">Whose.</param>
    /// <param name="expires">When it expires, to the second.</param>
    /// <param name="roles">The roles of its bearer.</param>
    public static string Create(string name = "ada", DateTimeOffset? expires = null, params string[] roles) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Subject = new ClaimsIdentity([new Claim(ClaimTypes.Name, name), .. roles.Select(static role => new Claim(ClaimTypes.Role, role))]),
        Expires = (expires ?? DateTimeOffset.UtcNow.AddHours(1)).UtcDateTime,
        SigningCredentials = new SigningCredentials(Key, SecurityAlgorithms.HmacSha256),
    });
}
