using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TypedSockets.Generators.Benchmarks;

/// <summary>The two generators, each in a driver of its own.</summary>
internal static class Generators
{
    public static GeneratorDriver Product() => Drive([new WsGenerator().AsSourceGenerator()]);

    /// <summary>That of the SDK which compiled this program.</summary>
    public static GeneratorDriver SystemTextJson() => Drive(
        new AnalyzerFileReference(Path.Combine(AppContext.BaseDirectory, "System.Text.Json.SourceGeneration.dll"), new Loader()).GetGenerators(LanguageNames.CSharp));

    private static CSharpGeneratorDriver Drive(ImmutableArray<ISourceGenerator> generators) =>
        CSharpGeneratorDriver.Create(generators, parseOptions: SampleCompilation.ParseOptions);

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
