using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedSockets.Analyzers.Security;

/// <summary>Searches a whole program for the use of a member, for rules whose answer stands in another file.</summary>
internal static class Mentions
{
    /// <summary>Whether one of the members is used, as <paramref name="isMeant"/> understands it.</summary>
    public static bool Any(Compilation compilation, string[] names, Func<SimpleNameSyntax, ISymbol, bool> isMeant)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            var text = tree.GetText().ToString();
            if (Array.Exists(names, name => text.IndexOf(name, StringComparison.Ordinal) >= 0) && IsIn(tree, compilation, names, isMeant))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsIn(SyntaxTree tree, Compilation compilation, string[] names, Func<SimpleNameSyntax, ISymbol, bool> isMeant)
    {
        SemanticModel? model = null;
        foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
        {
            if (Array.IndexOf(names, name.Identifier.ValueText) < 0)
            {
                continue;
            }

#pragma warning disable RS1030 // Asked once in a compilation, and only for files that name the member.
            model ??= compilation.GetSemanticModel(tree);
#pragma warning restore RS1030
            if (model.GetSymbolInfo(name).Symbol is { } symbol && isMeant(name, symbol))
            {
                return true;
            }
        }

        return false;
    }
}
