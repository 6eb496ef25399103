using Microsoft.CodeAnalysis;

namespace TypedSockets.Generators.Parsing;

/// <summary>The way from a message to what it holds: <c>Order.Lines[].Callback</c>.</summary>
/// <param name="Text">The path in words of C#.</param>
/// <param name="Location">The last part of it that stands in source.</param>
internal sealed record MemberPath(string Text, Location Location)
{
    public MemberPath Elements => this with { Text = $"{Text}[]" };

    public MemberPath Member(ISymbol member) => new(
        $"{Text}.{member.Name}",
        member.Locations.FirstOrDefault(location => location.IsInSource) ?? Location);
}
