using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TypedSockets.Analyzers;
using TypedSockets.Analyzers.Reliability;
using TypedSockets.Analyzers.Values;

namespace TypedSockets.CodeFixes;

/// <summary>WS2004: sends a message that names a room to that room, where the name is at hand.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RoomTargetCodeFix))]
[Shared]
public sealed class RoomTargetCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.RoomMessageToEveryone];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true) is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var target } } call
            || FindName(target) is not { } name
            || model?.GetOperation(call, context.CancellationToken) is not IInvocationOperation send
            || send.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value.Unwrap() is not { } message
            || RoomNames.FindMember(message.Type, new SocketTypes(model.Compilation)) is not { Type.SpecialType: SpecialType.System_String } member
            || FindRoom(message, member) is not { } room)
        {
            return;
        }

        var method = name.Identifier.ValueText is "Others" ? "OthersIn" : "Room";
        var narrowed = SyntaxFactory.InvocationExpression(
            (target is MemberAccessExpressionSyntax access ? access.WithName(SyntaxFactory.IdentifierName(method)) : (ExpressionSyntax)SyntaxFactory.IdentifierName(method)).WithoutTrivia(),
            SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(room)))).WithTriviaFrom(target);
        context.RegisterCodeFix(
            CodeAction.Create(
                $"Send it to '{method}({room})'",
                _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(target, narrowed))),
                nameof(RoomTargetCodeFix)),
            context.Diagnostics);
    }

    private static IdentifierNameSyntax? FindName(ExpressionSyntax target) => target switch
    {
        IdentifierNameSyntax { Identifier.ValueText: "Everyone" or "Others" } name => name,
        MemberAccessExpressionSyntax { Name: IdentifierNameSyntax { Identifier.ValueText: "Everyone" or "Others" } name } => name,
        _ => null,
    };

    /// <summary>What names the room: the member of a message that has a name itself, or what a new message is given for it.</summary>
    private static ExpressionSyntax? FindRoom(IOperation message, IPropertySymbol member)
    {
        if (message is not IObjectCreationOperation creation)
        {
            return IsPlain(message.Syntax) ? SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, ((ExpressionSyntax)message.Syntax).WithoutTrivia(), SyntaxFactory.IdentifierName(member.Name)) : null;
        }

        var given = creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>()
                .FirstOrDefault(assignment => assignment.Target is IPropertyReferenceOperation set && SymbolEqualityComparer.Default.Equals(set.Property, member))?.Value
            ?? creation.Arguments.FirstOrDefault(argument => string.Equals(argument.Parameter?.Name, member.Name, StringComparison.OrdinalIgnoreCase))?.Value;
        return given is not null && IsPlain(given.Syntax) ? ((ExpressionSyntax)given.Syntax).WithoutTrivia() : null;
    }

    /// <summary>Whether the expression can be written twice: names and literals, but no calls.</summary>
    private static bool IsPlain(SyntaxNode expression) => expression switch
    {
        IdentifierNameSyntax or LiteralExpressionSyntax or ThisExpressionSyntax => true,
        MemberAccessExpressionSyntax access => IsPlain(access.Expression),
        _ => false,
    };
}
