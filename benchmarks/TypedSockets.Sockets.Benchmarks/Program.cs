using TypedSockets.Sockets.Benchmarks;

switch (args)
{
    case [ServerProgram.Argument, var side]:
        ServerProgram.Run(Side.Named(side).CreateServer());
        return 0;
    case [LoadProgram.Argument]:
        LoadProgram.Run();
        return 0;
}

if (RunArguments.Parse(args) is not { } arguments)
{
    Console.Error.WriteLine(RunArguments.Usage);
    return 1;
}

using var run = await SocketRun.StartAsync(arguments.Length, arguments.Sides);
await run.MeasureAsync(arguments.Rows);
var report = new SocketReport(run.Measurements).ToMarkdown(arguments, run.Collector);
if (arguments.IsPartial)
{
    Console.WriteLine(report);
    return 0;
}

var path = Path.Combine(arguments.Results, "sockets.md");
File.WriteAllText(path, report);
new SocketPlots(run.Measurements).Write(arguments.Results);
Console.WriteLine($"{path} has the tables.");
return 0;
