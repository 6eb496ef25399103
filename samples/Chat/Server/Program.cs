using Chat;

await using var app = ChatServer.Create(args);
await app.RunAsync();
