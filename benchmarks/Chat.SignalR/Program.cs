using Chat;

WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
builder.Services.AddSingleton<ChatLog>();
builder.Services.AddSingleton<Presence>();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSignalR().AddJsonProtocol(options => options.PayloadSerializerOptions.TypeInfoResolverChain.Insert(0, ChatJson.Default));

WebApplication app = builder.Build();
app.UseDefaultFiles();
app.UseStaticFiles();
app.MapHub<ChatHub>("/chat");
app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine($"Open {app.Urls.First()}"));
await app.RunAsync();
