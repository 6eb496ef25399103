using TypedSockets;

namespace Violations.WS3005;

public static class Server
{
    public static void Add(WebApplicationBuilder builder)
    {
        builder.Services.AddAuthentication().AddCookie();
        builder.Services.AddTypedSockets(options => options.AllowedOrigins.Add("*"));
    }
}
