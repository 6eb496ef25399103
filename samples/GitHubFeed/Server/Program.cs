using GitHubFeed;

await using var app = FeedServer.Create(args);
await app.RunAsync();
