using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedSockets.Generators;

namespace TypedSockets.Analyzers.Tests.Verification;

/// <summary>
/// A program as the compiler sees it in a user's build: the sources, implicit usings, the two libraries, the generator's
/// output and then every analyzer.
/// </summary>
internal static class SampleProgram
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using TypedSockets;
        """;

    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
    [
        .. typeof(DiagnosticIds).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Preview, DocumentationMode.Parse);

    public static CSharpCompilationOptions Options { get; } = new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable);

    /// <summary>The .NET and ASP.NET Core that this process runs on.</summary>
    public static ImmutableArray<MetadataReference> Platform { get; } = [.. TrustedAssemblies().Where(IsOfTheFramework).Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>The libraries of the product.</summary>
    public static ImmutableArray<MetadataReference> Libraries { get; } =
    [
        MetadataReference.CreateFromFile(typeof(WsMessageAttribute).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(WsEndpoint).Assembly.Location),
    ];

    /// <summary>A program without sources. Those made of it share the libraries that the compiler has loaded for it.</summary>
    private static readonly CSharpCompilation Empty = CSharpCompilation.Create("Sample", references: [.. Platform, .. Libraries], options: Options);

    /// <summary>The file of the usings that the SDK adds to a project, and the product's.</summary>
    public static (string Path, string Text) Usings { get; } = ("Usings.cs", ImplicitUsings);

    /// <summary>Adds <see cref="Usings"/> to a program that has no global usings of its own.</summary>
    public static IEnumerable<(string Path, string Text)> AddUsings(IReadOnlyCollection<(string Path, string Text)> sources) =>
        sources.Any(source => source.Text.Contains("global using", StringComparison.Ordinal)) ? sources : sources.Append(Usings);

    /// <summary>Compiles sources as written, before the generator has run.</summary>
    public static Compilation Compile(IReadOnlyCollection<(string Path, string Text)> sources, params IEnumerable<MetadataReference> more) =>
        Empty.AddReferences(more).AddSyntaxTrees(AddUsings(sources).Select(Parse));

    /// <summary>Compiles a library, its messages' codecs included, for another program to reference.</summary>
    public static MetadataReference CompileLibrary(string source, params IEnumerable<MetadataReference> more)
    {
        var library = Generate(Compile([("Library.cs", source)], more).WithAssemblyName("Library"), out _);
        using var image = new MemoryStream();
        var result = library.Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return MetadataReference.CreateFromImage(image.ToArray());
    }

    /// <summary>
    /// Whatever a build would show: errors of the compiler, warnings in generated code, failures of the generator, and
    /// what the analyzers report.
    /// </summary>
    /// <param name="compilation">The sources, before the generator has run.</param>
    /// <param name="options">The additional files; without one there are none.</param>
    public static async Task<ImmutableArray<Diagnostic>> DiagnoseAsync(Compilation compilation, AnalyzerOptions? options = null)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var written = compilation.SyntaxTrees.ToHashSet();
        var generated = Generate(compilation, out var failures);
        var reported = await generated.WithAnalyzers(Analyzers, options).GetAnalyzerDiagnosticsAsync(cancellationToken);
        var compiled = generated.GetDiagnostics(cancellationToken).Where(diagnostic =>
            diagnostic.Severity is DiagnosticSeverity.Error
            || (diagnostic.Severity is DiagnosticSeverity.Warning && !written.Contains(diagnostic.Location.SourceTree!)));
        return [.. failures, .. compiled, .. reported];
    }

    /// <summary>What an editor shows in each written file while only that file is open.</summary>
    public static async Task<List<Diagnostic>> DiagnoseOpenFilesAsync(Compilation compilation)
    {
        var generated = Generate(compilation, out _);
        var shown = new List<Diagnostic>();
        foreach (var file in compilation.SyntaxTrees)
        {
            // Each file has analyzers that know nothing of what was reported while another was open.
            shown.AddRange(await generated.WithAnalyzers(Analyzers).GetAnalyzerSemanticDiagnosticsAsync(generated.GetSemanticModel(file), filterSpan: null, TestContext.Current.CancellationToken));
        }

        return shown;
    }

    private static Compilation Generate(Compilation compilation, out ImmutableArray<Diagnostic> failures)
    {
        CSharpGeneratorDriver.Create([new WsGenerator().AsSourceGenerator()], parseOptions: ParseOptions)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out failures, TestContext.Current.CancellationToken);
        return generated;
    }

    private static SyntaxTree Parse((string Path, string Text) source) =>
        CSharpSyntaxTree.ParseText(source.Text, ParseOptions, source.Path, cancellationToken: TestContext.Current.CancellationToken);

    private static string[] TrustedAssemblies() => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);

    private static bool IsOfTheFramework(string path) =>
        Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(path))) is "Microsoft.NETCore.App" or "Microsoft.AspNetCore.App";
}
