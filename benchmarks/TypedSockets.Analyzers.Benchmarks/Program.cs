using TypedSockets.Analyzers.Benchmarks;

const int Warmups = 3;
const int ShortRepeats = 5;
const int FullRepeats = 15;

// analyzers [--short] <folder of the results>
bool isShort = args is ["--short", ..];
if (args[(isShort ? 1 : 0)..] is not [var results])
{
    Console.Error.WriteLine("Run benchmarks/run-analyzers [--short], which knows where the results belong.");
    return 1;
}

using var project = new SampleProject();
var compiler = new Compiler(project);
int repeats = isShort ? ShortRepeats : FullRepeats;
var measured = new List<(CompilerRun Without, CompilerRun With)>();
for (int repeat = -Warmups; repeat < repeats; repeat++)
{
    var pair = (Without: await compiler.CompileAsync(withRules: false), With: await compiler.CompileAsync(withRules: true));
    Console.WriteLine($"{(repeat < 0 ? "warming up" : $"repeat {repeat + 1} of {repeats}")}: {pair.Without.Total:0.0} s without the rules, {pair.With.Total:0.0} s with, of which theirs are {pair.With.Rules:0.00} s");
    if (repeat >= 0)
    {
        measured.Add(pair);
    }
}

string path = Path.Combine(results, "analyzers.md");
File.WriteAllText(path, AnalyzerReport.ToMarkdown(isShort ? "benchmarks/run-analyzers --short" : "benchmarks/run-analyzers", project.Files, measured));
Console.WriteLine($"{path} has the table.");
return 0;
