using TypedSockets.Generators.Benchmarks;

const int Warmups = 4;
const int ShortRepeats = 7;
const int FullRepeats = 25;

// generator [--short] <folder of the results>
var isShort = args is ["--short", ..];
if (args[(isShort ? 1 : 0)..] is not [var results])
{
    Console.Error.WriteLine("Run benchmarks/run-generator [--short], which knows where the results belong.");
    return 1;
}

var sizes = Checking.Check();
var repeats = isShort ? ShortRepeats : FullRepeats;
var measured = Scenario.All.ToDictionary(scenario => scenario, _ => new Repeats());
for (var repeat = -Warmups; repeat < repeats; repeat++)
{
    Console.WriteLine(repeat < 0 ? "warming up" : $"repeat {repeat + 1} of {repeats}");
    foreach (var (scenario, samples) in measured)
    {
        samples.Add(scenario, repeat, counts: repeat >= 0);
    }
}

var path = Path.Combine(results, "generator.md");
File.WriteAllText(path, GeneratorReport.ToMarkdown(isShort ? "benchmarks/run-generator --short" : "benchmarks/run-generator", sizes, measured));
Console.WriteLine($"{path} has the table.");
return 0;
