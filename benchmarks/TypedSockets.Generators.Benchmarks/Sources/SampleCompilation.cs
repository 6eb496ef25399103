using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace TypedSockets.Generators.Benchmarks;

/// <summary>The sample project as the compiler sees it, before and after an edit. Nothing in it was looked at yet.</summary>
internal static class SampleCompilation
{
    /// <summary>C# 14, which this version of the compiler's library knows as its preview.</summary>
    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Preview);

    private const string UnrelatedPath = "Unrelated.cs";

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. Net100.References.All,
        MetadataReference.CreateFromFile(typeof(WsMessageAttribute).Assembly.Location),
    ];

    public static CSharpCompilation Create()
    {
        var trees = new List<SyntaxTree>
        {
            Parse(UnrelatedPath, SampleProject.Unrelated(0)),
            Parse("Context.cs", SampleProject.Context()),
        };
        trees.AddRange(Enumerable.Range(0, SampleProject.Files).Select(file => Parse(PathOf(file), SampleProject.Messages(file))));
        return CSharpCompilation.Create(
            "Sample",
            trees,
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }

    /// <summary>After an edit in a file that has nothing to do with messages.</summary>
    public static CSharpCompilation EditUnrelated(CSharpCompilation compilation, int version) =>
        Replace(compilation, UnrelatedPath, SampleProject.Unrelated(version));

    /// <summary>After a message got one more member.</summary>
    public static CSharpCompilation EditMessage(CSharpCompilation compilation, int version) =>
        Replace(compilation, PathOf(SampleProject.Files / 2), SampleProject.Messages(SampleProject.Files / 2, version));

    private static CSharpCompilation Replace(CSharpCompilation compilation, string path, string text) =>
        compilation.ReplaceSyntaxTree(compilation.SyntaxTrees.First(tree => string.Equals(tree.FilePath, path, StringComparison.Ordinal)), Parse(path, text));

    private static SyntaxTree Parse(string path, string text) => CSharpSyntaxTree.ParseText(SourceText.From(text, System.Text.Encoding.UTF8), ParseOptions, path);

    private static string PathOf(int file) => $"Messages{file}.cs";
}
