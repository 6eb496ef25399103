using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TypedSockets.Analyzers.Contracts;

/// <summary>A type, looked at from one of the files that declare it.</summary>
internal readonly struct DeclaredType(INamedTypeSymbol symbol, SemanticModelAnalysisContext file)
{
    public INamedTypeSymbol Symbol => symbol;

    public Compilation Compilation => file.SemanticModel.Compilation;

    public CancellationToken CancellationToken => file.CancellationToken;

    /// <summary>Has a rule look at the types of each file that the compiler is done with, save those that can be neither message, contract nor endpoint.</summary>
    /// <remarks>
    /// Not as each type is declared: these rules ask for the members and attributes of other types, and would do for those that
    /// are still to come what the compiler does by itself a moment later. Editors run both kinds of action for the open file.
    /// </remarks>
    public static Action<SemanticModelAnalysisContext> Each(Action<DeclaredType> analyze) => file =>
    {
        var types = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        Gather(((CompilationUnitSyntax)file.SemanticModel.SyntaxTree.GetRoot(file.CancellationToken)).Members, file, types);
        foreach (var type in types)
        {
            analyze(new(type, file));
        }
    };

    /// <summary>Reports the diagnostic, unless another file of the type does.</summary>
    /// <remarks>Each file has what stands in it, so that an editor shows it there; the first one has what stands outside the type as well.</remarks>
    public void Report(Diagnostic diagnostic)
    {
        var here = file.SemanticModel.SyntaxTree;
        var place = diagnostic.Location.SourceTree;
        if (place == here || (symbol.Locations[0].SourceTree == here && !symbol.DeclaringSyntaxReferences.Any(part => part.SyntaxTree == place)))
        {
            file.ReportDiagnostic(diagnostic);
        }
    }

    private static void Gather(SyntaxList<MemberDeclarationSyntax> members, SemanticModelAnalysisContext file, HashSet<INamedTypeSymbol> types)
    {
        foreach (var member in members)
        {
            if (member is BaseNamespaceDeclarationSyntax space)
            {
                Gather(space.Members, file, types);
            }
            else if (member is TypeDeclarationSyntax type)
            {
                if ((type.AttributeLists.Count > 0 || type.BaseList is not null || type.Modifiers.Any(SyntaxKind.PartialKeyword))
                    && file.SemanticModel.GetDeclaredSymbol(type, file.CancellationToken) is { } symbol)
                {
                    types.Add(symbol);
                }

                Gather(type.Members, file, types);
            }
        }
    }
}
