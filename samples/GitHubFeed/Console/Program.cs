using GitHubFeed;
using TypedSockets;

if (FeedArguments.TryParse(args) is not { } arguments)
{
    Console.Error.WriteLine(FeedArguments.Usage);
    return 2;
}

await using var feed = new GitHubFeedClient(arguments.Uri);
FeedPrinter printer = new();
using var events = feed.Handle(printer);
try
{
    await feed.ConnectAsync();
}
catch (WsConnectException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}

var subscriptions = await feed.SubscribeAsync(new Subscribe(arguments.Repositories, arguments.Kinds));
Console.WriteLine($"Following {string.Join(", ", [.. subscriptions.Repositories, .. subscriptions.Kinds.Select(kind => kind.ToString())])}.");

if (arguments.Replay)
{
    await feed.StartReplayAsync(new StartReplay(arguments.PaceMilliseconds));
}

var done = await printer.Done;
Console.WriteLine($"Received {printer.Received} of the {done.Events} events that the server sent.");
return 0;
