using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace TypedSockets.Generators.Tests;

/// <summary>The generator over a compilation, run again after each edit, as an editor runs it.</summary>
internal sealed class GeneratorRun
{
    /// <summary>C# 14, which this version of the compiler's library knows as its preview.</summary>
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Preview);

    private static readonly MetadataReference Server = MetadataReference.CreateFromFile(typeof(WsEndpoint).Assembly.Location);

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. Net100.References.All,
        MetadataReference.CreateFromFile(typeof(WsMessageAttribute).Assembly.Location),
        Server,
        MetadataReference.CreateFromFile(typeof(Microsoft.Extensions.DependencyInjection.IServiceCollection).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(Microsoft.Extensions.Logging.ILoggerFactory).Assembly.Location),
    ];

    private GeneratorDriver driver;
    private CSharpCompilation compilation;

    private GeneratorRun(CSharpCompilation compilation)
    {
        this.compilation = compilation;
        driver = CSharpGeneratorDriver.Create(
            [new WsGenerator().AsSourceGenerator()],
            parseOptions: ParseOptions,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        Run();
    }

    /// <summary>What the generator wrote, in the order of the names of the files.</summary>
    public ImmutableArray<GeneratedSourceResult> Sources { get; private set; } = [];

    /// <summary>What the compiler says about the user's code and the generated code together.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; private set; } = [];

    /// <summary>The compilation before anything was generated.</summary>
    public Compilation Input => compilation;

    /// <summary>The compilation with the generated code in it.</summary>
    public Compilation Output { get; private set; } = null!;

    /// <summary>Runs the generator over the files; the first is <c>0.cs</c>, the second <c>1.cs</c>.</summary>
    public static GeneratorRun Over(params string[] files) => With([], files);

    /// <summary>Runs the generator over the files of a project that references others.</summary>
    public static GeneratorRun With(MetadataReference[] references, params string[] files) =>
        Create(References.AddRange(references), files);

    /// <summary>Runs the generator over the files of a project that references others, but not the server.</summary>
    public static GeneratorRun WithoutServer(MetadataReference[] references, params string[] files) =>
        Create(References.Remove(Server).AddRange(references), files);

    /// <summary>The text of one generated file.</summary>
    public string Source(string hintName) =>
        Sources.Single(source => string.Equals(source.HintName, hintName, StringComparison.Ordinal)).SourceText.ToString();

    /// <summary>Replaces a text in one of the files and runs again, with what the last run left in the cache.</summary>
    public GeneratorRun Edit(int file, string from, string to)
    {
        var tree = compilation.SyntaxTrees[file];
        var text = tree.ToString();
        Assert.Contains(from, text, StringComparison.Ordinal);
        compilation = compilation.ReplaceSyntaxTree(
            tree, CSharpSyntaxTree.ParseText(text.Replace(from, to, StringComparison.Ordinal), ParseOptions, tree.FilePath));
        Run();
        return this;
    }

    /// <summary>Why each output of a step is what it is, in the last run.</summary>
    public ImmutableArray<IncrementalStepRunReason> Reasons(string trackingName)
    {
        var steps = driver.GetRunResult().Results.Single().TrackedSteps;
        return steps.TryGetValue(trackingName, out var runs)
            ? [.. runs.SelectMany(run => run.Outputs).Select(output => output.Reason)]
            : [];
    }

    /// <summary>The files that the last run wrote anew, by what was printed again.</summary>
    public ImmutableArray<string> Printed() =>
    [
        .. driver.GetRunResult().Results.Single().TrackedOutputSteps.Values
            .SelectMany(runs => runs)
            .SelectMany(run => run.Outputs)
            .Where(output => output.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified)
            .SelectMany(output => HintNames(output.Value))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Fails unless the user's code and the generated code compile without a warning.</summary>
    public GeneratorRun CompilesWithoutWarning()
    {
        Assert.True(Diagnostics.IsEmpty, string.Join("\n", Diagnostics));
        return this;
    }

    private static GeneratorRun Create(ImmutableArray<MetadataReference> references, string[] files) => new(CSharpCompilation.Create(
        "Sample",
        files.Select((text, index) => CSharpSyntaxTree.ParseText(SourceText.From(text), ParseOptions, $"{index}.cs")),
        references,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)));

    private void Run()
    {
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out var thrown, TestContext.Current.CancellationToken);
        Assert.Empty(thrown);
        Output = output;
        Sources = [.. driver.GetRunResult().Results.Single().GeneratedSources.OrderBy(source => source.HintName, StringComparer.Ordinal)];
        Diagnostics = [.. output.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)];
    }

    /// <summary>The value of an output step is a pair of its sources and its diagnostics, both of types internal to the compiler.</summary>
    private static IEnumerable<string> HintNames(object value)
    {
        var sources = (System.Collections.IEnumerable)((System.Runtime.CompilerServices.ITuple)value)[0]!;
        return sources.Cast<object>().Select(source => (string)source.GetType().GetProperty("HintName")!.GetValue(source)!);
    }
}
