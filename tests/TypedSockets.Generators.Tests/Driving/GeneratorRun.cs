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

    /// <summary>The names of the generator's own steps.</summary>
    private static readonly ImmutableArray<string> StepNames =
        [.. typeof(TrackingNames).GetFields().Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal)];

    private GeneratorDriver driver;
    private CSharpCompilation compilation;
    private ImmutableArray<Diagnostic>? diagnostics;

    private GeneratorRun(CSharpCompilation compilation, IIncrementalGenerator generator)
    {
        this.compilation = compilation;
        driver = CSharpGeneratorDriver.Create(
            [generator.AsSourceGenerator()],
            parseOptions: ParseOptions,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        Run();
    }

    /// <summary>What the generator wrote, in the order of the names of the files.</summary>
    public ImmutableArray<GeneratedSourceResult> Sources { get; private set; } = [];

    /// <summary>What the compiler says about the user's code and the generated code together.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => diagnostics ??=
        [.. Output.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)];

    /// <summary>The compilation before anything was generated.</summary>
    public Compilation Input => compilation;

    /// <summary>Every step of the last run that has a name, be it the generator's or the compiler's.</summary>
    public ImmutableDictionary<string, ImmutableArray<IncrementalGeneratorRunStep>> Steps => driver.GetRunResult().Results.Single().TrackedSteps;

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

    /// <summary>Runs another generator.</summary>
    public static GeneratorRun Of(IIncrementalGenerator generator, params string[] files) => Create(References, files, generator);

    /// <summary>Runs the generator over files with paths of their own, in this order.</summary>
    public static GeneratorRun OverPaths(params (string Path, string Text)[] files) =>
        new(Compile(References, files.Select(file => (file.Path, file.Text))), new WsGenerator());

    /// <summary>The text of one generated file.</summary>
    public string Source(string hintName) =>
        Sources.Single(source => string.Equals(source.HintName, hintName, StringComparison.Ordinal)).SourceText.ToString();

    /// <summary>Replaces a text in one of the files and runs again, with what the last run left in the cache.</summary>
    public GeneratorRun Edit(int file, string from, string to)
    {
        var tree = compilation.SyntaxTrees[file];
        var text = tree.ToString();
        Assert.Contains(from, text, StringComparison.Ordinal);
        return Edit(before => before.ReplaceSyntaxTree(
            tree, CSharpSyntaxTree.ParseText(text.Replace(from, to, StringComparison.Ordinal), ParseOptions, tree.FilePath)));
    }

    /// <summary>Adds a file, and runs again with what the last run left in the cache.</summary>
    public GeneratorRun Add(string path, string text) => Edit(before => before.AddSyntaxTrees(CSharpSyntaxTree.ParseText(text, ParseOptions, path)));

    /// <summary>Replaces what the project references, and runs again with what the last run left in the cache.</summary>
    public GeneratorRun Edit(MetadataReference from, MetadataReference to) => Edit(before => before.ReplaceReference(from, to));

    /// <summary>Why each output of a step is what it is, in the last run.</summary>
    public ImmutableArray<IncrementalStepRunReason> Reasons(string trackingName) =>
        Steps.TryGetValue(trackingName, out var runs) ? [.. runs.SelectMany(run => run.Outputs).Select(output => output.Reason)] : [];

    /// <summary>The outputs of the generator's steps that the last run made anew, each as <c>Messages Modified</c>.</summary>
    public IEnumerable<string> Changes() =>
        from step in StepNames
        from reason in Reasons(step)
        where reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged)
        select $"{step} {reason}";

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

    private static GeneratorRun Create(ImmutableArray<MetadataReference> references, string[] files, IIncrementalGenerator? generator = null) =>
        new(Compile(references, files.Select((text, index) => ($"{index}.cs", text))), generator ?? new WsGenerator());

    private static CSharpCompilation Compile(ImmutableArray<MetadataReference> references, IEnumerable<(string Path, string Text)> files) => CSharpCompilation.Create(
        "Sample",
        files.Select(file => CSharpSyntaxTree.ParseText(SourceText.From(file.Text), ParseOptions, file.Path)),
        references,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    private GeneratorRun Edit(Func<CSharpCompilation, CSharpCompilation> edit)
    {
        compilation = edit(compilation);
        Run();
        return this;
    }

    private void Run()
    {
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out var thrown, TestContext.Current.CancellationToken);
        Assert.Empty(thrown);
        Output = output;
        Sources = [.. driver.GetRunResult().Results.Single().GeneratedSources.OrderBy(source => source.HintName, StringComparer.Ordinal)];
        diagnostics = null;
    }

    /// <summary>The value of an output step is a pair of its sources and its diagnostics, both of types internal to the compiler.</summary>
    private static IEnumerable<string> HintNames(object value)
    {
        var sources = (System.Collections.IEnumerable)((System.Runtime.CompilerServices.ITuple)value)[0]!;
        return sources.Cast<object>().Select(source => (string)source.GetType().GetProperty("HintName")!.GetValue(source)!);
    }
}
