using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace TypedSockets.CodeFixes;

/// <summary>Makes code that a fix writes look as a person would have written it in that place.</summary>
internal static class WrittenCode
{
    /// <summary>Lets the names, which are written in full, shrink to what the usings of the file allow.</summary>
    public static T InShort<T>(this T node)
        where T : SyntaxNode =>
        node.ReplaceNodes(
            node.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>(),
            static (_, current) => current.WithAdditionalAnnotations(Simplifier.Annotation)).WithAdditionalAnnotations(Formatter.Annotation);
}
