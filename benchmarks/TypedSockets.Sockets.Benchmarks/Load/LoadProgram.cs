using System.Collections.Concurrent;

namespace TypedSockets.Sockets.Benchmarks;

/// <summary>The process of the clients: one thread that reads commands and has one crowd at a time.</summary>
internal static class LoadProgram
{
    public const string Argument = "load";

    /// <summary>Does what the lines say until nothing more can be read.</summary>
    public static void Run()
    {
        using var commands = new BlockingCollection<string>();
        new Thread(() => ReadCommands(commands)) { IsBackground = true }.Start();
        LoadCrowd? crowd = null;
        Console.WriteLine("ready");
        while (true)
        {
            while (crowd is not null && commands.Count == 0)
            {
                crowd.Idle();
            }

            var command = LoadCommand.Parse(commands.Take());
            try
            {
                Console.WriteLine(command.Execute(ref crowd));
            }
            catch (Exception exception)
            {
                // The runner gives up; it says why.
                Console.WriteLine($"{LoadCommand.Failed} {exception.ToString().ReplaceLineEndings(" ")}");
            }
        }
    }

    private static void ReadCommands(BlockingCollection<string> commands)
    {
        while (Console.ReadLine() is { } line)
        {
            commands.Add(line);
        }

        // Whoever asked is gone.
        Environment.Exit(0);
    }
}
