using TypedSockets.Native.Benchmarks;

const int Repeats = 9;

// native <published chat> <published chat on SignalR> <folder of the results>
if (args is not [var product, var signalR, var results])
{
    Console.Error.WriteLine("Run benchmarks/run-native, which publishes both programs and knows where the results belong.");
    return 1;
}

var measured = new Dictionary<NativeProgram, List<NativeProgram.Sample>>
{
    [new NativeProgram("TypedSockets", product, () => new TypedSocketsCrowd())] = [],
    [new NativeProgram("SignalR", signalR, () => new SignalRCrowd())] = [],
};

// The first start of each is not counted: the system reads the files.
for (int repeat = 0; repeat <= Repeats; repeat++)
{
    foreach (var (program, samples) in measured)
    {
        NativeProgram.Sample sample = await program.MeasureAsync();
        Console.WriteLine($"{(repeat == 0 ? "warming up" : $"repeat {repeat} of {Repeats}")}: {program.Name} {sample}");
        if (repeat > 0)
        {
            samples.Add(sample);
        }
    }
}

string path = Path.Combine(results, "native.md");
File.WriteAllText(path, NativeReport.ToMarkdown("benchmarks/run-native", measured));
Console.WriteLine($"{path} has the table.");
return 0;
