using Pricing;

await using var app = PricingServer.Create(args);
await app.RunAsync();
