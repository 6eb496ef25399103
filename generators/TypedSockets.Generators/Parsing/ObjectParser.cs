using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Parsing;

/// <summary>
/// Makes the model of a type that is a JSON object, by the rules of <c>System.Text.Json</c>: which constructor makes it,
/// which members it has, how each is written and how each is read.
/// </summary>
internal static class ObjectParser
{
    /// <summary>The model; null where the type, and with it the message, is refused.</summary>
    public static ObjectModel? Parse(INamedTypeSymbol type, MemberPath path, MessageScope scope)
    {
        if (AttributeRules.FindUnsupported(type, scope.Types) is { } reason)
        {
            scope.Refuse(path, type, reason);
            return null;
        }

        var members = JsonMember.Collect(type, path, scope);
        var construction = Construction.Find(type, path, scope);
        if (members is null || construction is null || !construction.TryBind(members, type, path, scope))
        {
            return null;
        }

        return Parse(type, construction, members, path, scope);
    }

    private static ObjectModel? Parse(INamedTypeSymbol type, Construction construction, List<JsonMember> members, MemberPath path, MessageScope scope)
    {
        var locals = new LocalNames();
        var accessors = new AccessorBuilder(type);
        var written = new List<WrittenMember>();
        var read = new List<ReadMember>();
        foreach (var member in members)
        {
            var shape = member.IsSkipped ? null : TypeShapeParser.Parse(member.Type, path.Member(member.Symbol), scope, member.Converter);
            if (shape is null && !member.IsSkipped)
            {
                continue;
            }

            var name = HierarchyInfo.Escape(member.Symbol.Name);
            var jsonName = SymbolDisplay.FormatLiteral(member.JsonName, quote: true);
            var local = locals.For(member.Symbol.Name);
            if (shape is not null && member.IsWritten)
            {
                written.Add(new(name, jsonName, local, shape, member.When(shape)));
            }

            var target = construction.TargetOf(member);
            read.Add(new(
                name,
                jsonName,
                target is ReadTarget.None ? null : shape,
                local,
                construction.ParameterOf(member) is { } parameter ? DefaultValues.Of(parameter) : DefaultValues.Of(member.Type),
                construction.IsRequired(member),
                construction.AllowsNull(member),
                IsForgiven: shape is { CanBeNull: true } && !(construction.IsAnnotated(member) && construction.AllowsNull(member)),
                target,
                target is ReadTarget.Accessor ? accessors.For(member) : null));
        }

        return scope.IsRefused ? null : new(
            TypeNames.Unannotated(type),
            type.IsValueType,
            written.ToEquatableArray(),
            read.Where((_, index) => construction.IsCounted(members[index])).OrderBy(member => member.IsRequired ? 0 : 1).ToEquatableArray(),
            construction.Arguments(members, read).ToEquatableArray(),
            accessors.ToHolders(),
            written.Exists(member => member.Shape.HoldsPayload) || read.Exists(member => member.Shape is { HoldsPayload: true }));
    }
}
