using GitHubFeed;
using TypedSockets.Codecs.Benchmarks;

// codecs json|messagepack [--short] <folder of the results> <folder of the logs>
var isShort = args is [_, "--short", ..];
if (args is not [var format, ..] || args[(isShort ? 2 : 1)..] is not [var results, var logs])
{
    Console.Error.WriteLine("Run benchmarks/run-codecs [--short] or benchmarks/run-messagepack [--short], which know where the results belong.");
    return 1;
}

RunLength.Current = isShort ? RunLength.Short : RunLength.Full;
if (format == "messagepack")
{
    var binary = new BinaryRun(new(RunLength.Current, logs));
    binary.Measure<ChatMessage>();
    binary.Measure<FlatRecord>();
    binary.Measure<PullRequestEvent>();
    binary.Measure<PriceList>();
    binary.Measure<DoublePriceList>();
    binary.Measure<Counters>();
    binary.Measure<LongText>();
    var table = Path.Combine(results, "messagepack.md");
    File.WriteAllText(table, binary.Report.ToMarkdown(isShort ? "benchmarks/run-messagepack --short" : "benchmarks/run-messagepack", RunLength.Current));
    Console.WriteLine($"{table} has the tables.");
    return 0;
}

var run = new CodecRun(new(RunLength.Current, logs));

// Before the first measurement, all of them: a side that does something else is not worth comparing with.
Agreement.Check<ChatMessage>();
Agreement.Check<FlatRecord>();
Agreement.Check<PullRequestEvent>();
Agreement.Check<PriceList>();
Agreement.Check<DoublePriceList>();
Agreement.Check<Counters>();
Agreement.Check<LongText>();

run.Measure<ChatMessage>();
run.Measure<FlatRecord>();
run.Measure<PullRequestEvent>();
run.Measure<PriceList>();
run.Measure<DoublePriceList>();
run.Measure<Counters>();
run.Measure<LongText>();

var path = Path.Combine(results, "codecs.md");
File.WriteAllText(path, run.Report.ToMarkdown(isShort ? "benchmarks/run-codecs --short" : "benchmarks/run-codecs", RunLength.Current));
Console.WriteLine($"{path} has the tables.");
return 0;
