using Microsoft.CodeAnalysis;

namespace TypedSockets.Generators.Benchmarks;

/// <summary>Makes sure, before anything is measured, that both generators write what they should.</summary>
internal static class Checking
{
    /// <summary>Checks that what both wrote compiles, and that no message was left out.</summary>
    /// <returns>How many files the product wrote, and of how many characters; then the same of the other side.</returns>
    /// <exception cref="InvalidOperationException">Something is wrong; it says what.</exception>
    public static ((int Files, int Characters) Product, (int Files, int Characters) Other) Check()
    {
        var compilation = SampleCompilation.Create();
        var product = Generators.Product().RunGenerators(compilation).GetRunResult();
        var other = Generators.SystemTextJson().RunGenerators(compilation).GetRunResult();
        var output = compilation.AddSyntaxTrees(product.GeneratedTrees).AddSyntaxTrees(other.GeneratedTrees);
        var error = product.Diagnostics.Concat(other.Diagnostics).Concat(output.GetDiagnostics()).FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        if (error is not null)
        {
            throw new InvalidOperationException($"What the generators wrote does not compile: {error}");
        }

        var messages = SampleProject.Files * SampleProject.MessagesPerFile;
        var expected = messages + SampleProject.Files;
        return product.GeneratedTrees.Length == expected && other.GeneratedTrees.Length >= expected
            ? (SizeOf(product), SizeOf(other))
            : throw new InvalidOperationException($"{expected} files were expected of each side, and there are {product.GeneratedTrees.Length} and {other.GeneratedTrees.Length}.");
    }

    private static (int Files, int Characters) SizeOf(GeneratorDriverRunResult result) =>
        (result.GeneratedTrees.Length, result.GeneratedTrees.Sum(tree => tree.Length));
}
