using Pricing;

await PricingWorker.Create(args).Build().RunAsync();
