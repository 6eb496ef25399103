using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace TypedSockets.CodeFixes;

/// <summary>Awaits expressions, and makes the functions asynchronous that they stand in.</summary>
/// <param name="model">Of the document as it was.</param>
/// <param name="awaited">For each expression to replace, how its task is made of it, when what is inside it has been rewritten.</param>
/// <param name="functions">The functions that are not asynchronous yet.</param>
/// <param name="cancellationToken">Ends the work.</param>
internal sealed class AwaitRewriter(
    SemanticModel model,
    IReadOnlyDictionary<ExpressionSyntax, Func<ExpressionSyntax, ExpressionSyntax>> awaited,
    ISet<SyntaxNode> functions,
    CancellationToken cancellationToken) : CSharpSyntaxRewriter
{
    /// <summary>The function that what is visited belongs to, where it is to be made asynchronous.</summary>
    private SyntaxNode? function;

    public override SyntaxNode? Visit(SyntaxNode? node)
    {
        var outer = function;
        if (node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax)
        {
            function = functions.Contains(node) ? node : null;
        }

        var visited = base.Visit(node);
        var isMadeAsync = function is not null && node == function;
        function = outer;
        return visited switch
        {
            MethodDeclarationSyntax method when isMadeAsync => MakeAsync(method, method.Modifiers, method.ReturnType, static (method, modifiers, type) => method.WithModifiers(modifiers).WithReturnType(type)),
            LocalFunctionStatementSyntax local when isMadeAsync => MakeAsync(local, local.Modifiers, local.ReturnType, static (local, modifiers, type) => local.WithModifiers(modifiers).WithReturnType(type)),
            ExpressionSyntax expression when awaited.TryGetValue((ExpressionSyntax)node!, out var taskOf) => AsyncFunctions.Await(taskOf(expression), (ExpressionSyntax)node!),
            _ => visited,
        };
    }

    public override SyntaxNode? VisitBlock(BlockSyntax node)
    {
        var statements = new List<StatementSyntax>();
        foreach (var statement in node.Statements)
        {
            if (function is not null && statement is ReturnStatementSyntax { Expression: not null } answer)
            {
                statements.AddRange(Return(answer, answer.Expression, isLast: node.Parent == function && answer == node.Statements.Last()));
            }
            else if (Visit(statement) is StatementSyntax visited)
            {
                statements.Add(visited);
            }
        }

        return node.WithStatements(SyntaxFactory.List(statements));
    }

    public override SyntaxNode? VisitReturnStatement(ReturnStatementSyntax node)
    {
        if (function is null || node.Expression is null)
        {
            return base.VisitReturnStatement(node);
        }

        var statements = Return(node.WithoutTrailingTrivia(), node.Expression, isLast: false);
        return statements is [var only] ? only.WithTriviaFrom(node)
            : SyntaxFactory.Block(statements).WithTriviaFrom(node).WithAdditionalAnnotations(Formatter.Annotation);
    }

    public override SyntaxNode? VisitArrowExpressionClause(ArrowExpressionClauseSyntax node) =>
        function is not null && node.Parent == function && node.Expression is not ThrowExpressionSyntax
            ? node.WithExpression(ValueOf(node.Expression).WithTriviaFrom(node.Expression))
            : base.VisitArrowExpressionClause(node);

    /// <summary>Returns what the task gives; a task without a result is awaited before.</summary>
    private List<StatementSyntax> Return(ReturnStatementSyntax answer, ExpressionSyntax task, bool isLast)
    {
        if (HasResult(task))
        {
            return [answer.WithExpression(ValueOf(task).WithTriviaFrom(task))];
        }

        var end = answer.WithReturnKeyword(answer.ReturnKeyword.WithTrailingTrivia()).WithExpression(null);
        var isCompleted = ReturnedTasks.IsCompleted(task, model, cancellationToken);
        if (isCompleted)
        {
            return isLast && answer.GetLeadingTrivia().All(IsSpace) && answer.GetTrailingTrivia().All(IsSpace) ? [] : [end];
        }

        var wait = SyntaxFactory.ExpressionStatement(ValueOf(task).WithoutTrivia());
        if (isLast)
        {
            return [wait.WithTriviaFrom(answer)];
        }

        var indentation = answer.GetLeadingTrivia().Where(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).LastOrDefault();
        return
        [
            wait.WithLeadingTrivia(answer.GetLeadingTrivia()).WithTrailingTrivia(SyntaxFactory.ElasticLineFeed),
            end.WithLeadingTrivia(indentation),
        ];
    }

    /// <summary>What the task gives, awaited where it is not at hand.</summary>
    private ExpressionSyntax ValueOf(ExpressionSyntax task)
    {
        var rewritten = (ExpressionSyntax)Visit(task)!;
        return ReturnedTasks.FindResult(task, model, cancellationToken) is not null ? ReturnedTasks.OnlyArgument(rewritten)!
            : AsyncFunctions.Await(ReturnedTasks.FindTask(task, model, cancellationToken) is not null ? ReturnedTasks.OnlyArgument(rewritten)! : rewritten);
    }

    private bool HasResult(ExpressionSyntax task) => model.GetTypeInfo(task, cancellationToken).ConvertedType is INamedTypeSymbol { IsGenericType: true };

    private static bool IsSpace(SyntaxTrivia trivia) => trivia.IsKind(SyntaxKind.WhitespaceTrivia) || trivia.IsKind(SyntaxKind.EndOfLineTrivia);

    /// <summary>Adds the keyword behind all other modifiers but <c>partial</c>, with what stood before the function where it is the first.</summary>
    private static TFunction MakeAsync<TFunction>(TFunction function, SyntaxTokenList modifiers, TypeSyntax type, Func<TFunction, SyntaxTokenList, TypeSyntax, TFunction> with)
    {
        var keyword = SyntaxFactory.Token(SyntaxKind.AsyncKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        if (modifiers is [])
        {
            return with(function, SyntaxFactory.TokenList(keyword.WithLeadingTrivia(type.GetLeadingTrivia())), type.WithLeadingTrivia());
        }

        var partial = modifiers.IndexOf(SyntaxKind.PartialKeyword);
        return with(function, modifiers.Insert(partial < 1 ? modifiers.Count : partial, keyword), type);
    }
}
