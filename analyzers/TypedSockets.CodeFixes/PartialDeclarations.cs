using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace TypedSockets.CodeFixes;

/// <summary>Makes declarations of types partial.</summary>
internal static class PartialDeclarations
{
    /// <summary>The declaration and those it nests in that are not partial yet, from the inside out.</summary>
    public static IEnumerable<TypeDeclarationSyntax> FindMissing(TypeDeclarationSyntax declaration) =>
        declaration.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().Where(type => !type.Modifiers.Any(SyntaxKind.PartialKeyword));

    public static void MakePartial(this SyntaxEditor editor, params IEnumerable<TypeDeclarationSyntax> declarations)
    {
        foreach (var type in declarations.SelectMany(FindMissing).Distinct())
        {
            editor.ReplaceNode(type, static (current, _) => MakePartial((TypeDeclarationSyntax)current));
        }
    }

    /// <summary>Adds the keyword where C# wants it: behind all other modifiers.</summary>
    private static TypeDeclarationSyntax MakePartial(TypeDeclarationSyntax declaration)
    {
        var partial = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        if (declaration.Modifiers.Count > 0)
        {
            return declaration.AddModifiers(partial);
        }

        // The keyword is the first token now, so what stands before the declaration moves in front of it.
        return declaration
            .WithKeyword(declaration.Keyword.WithLeadingTrivia())
            .AddModifiers(partial.WithLeadingTrivia(declaration.Keyword.LeadingTrivia));
    }
}
