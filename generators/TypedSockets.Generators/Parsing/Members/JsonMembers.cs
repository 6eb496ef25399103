using Microsoft.CodeAnalysis;

namespace TypedSockets.Generators.Parsing;

/// <summary>Finds the members that a type has in JSON, among its own and those it inherits.</summary>
internal sealed class JsonMembers
{
    private readonly List<JsonMember> members = [];
    private readonly Dictionary<string, JsonMember> ignored = new(StringComparer.Ordinal);

    private JsonMembers()
    {
    }

    /// <summary>
    /// The members of a type and of the types it derives from, in the order they are written: the type's own first, of
    /// each the properties before the fields. Null where one of them is refused.
    /// </summary>
    public static List<JsonMember>? Collect(INamedTypeSymbol type, MemberPath path, MessageScope scope)
    {
        var found = new JsonMembers();
        var isRefused = false;
        for (var declaring = type; declaring is { SpecialType: not (SpecialType.System_Object or SpecialType.System_ValueType) }; declaring = declaring.BaseType)
        {
            foreach (var symbol in declaring.GetMembers().Where(symbol => IsCandidate(symbol, scope.Types)).OrderBy(symbol => symbol is IFieldSymbol))
            {
                var member = new JsonMember(symbol, type, scope.Types);
                if (!found.TryPlace(member))
                {
                    Refuse(member, $"another member has the name '{member.JsonName}' in JSON as well");
                }
            }
        }

        foreach (var member in found.members)
        {
            var isOverridden = member.IsVirtual && found.members.Exists(other => other != member && other.Symbol.IsOverride && string.Equals(other.Symbol.Name, member.Symbol.Name, StringComparison.Ordinal));
            if (isOverridden && !member.Symbol.IsOverride)
            {
                Refuse(member, "what overrides it has another name in JSON, so that both would set it");
            }
            else if (member.FindFault(scope.Types) is { } reason)
            {
                Refuse(member, reason);
            }
        }

        for (var place = 0; place < found.members.Count; place++)
        {
            found.members[place].Place = place;
        }

        return isRefused ? null : [.. found.members.OrderBy(member => member.Order)];

        void Refuse(JsonMember member, string reason)
        {
            scope.Refuse(path.Member(member.Symbol), member.Type, reason);
            isRefused = true;
        }
    }

    /// <summary>
    /// Gives the member its place. One that is ignored gives way to any of its name in JSON, and keeps out what it
    /// overrides; else the first has the name. False where two members want it that do not hide each other.
    /// </summary>
    private bool TryPlace(JsonMember member)
    {
        ignored.TryGetValue(member.Symbol.Name, out var ignoredOfName);
        if (member.IsVirtual && ignoredOfName is { IsVirtual: true } && SymbolEqualityComparer.Default.Equals(member.Type, ignoredOfName.Type))
        {
            return true;
        }

        if (member.IsSkipped)
        {
            ignored[member.Symbol.Name] = member;
        }

        var index = members.FindIndex(other => string.Equals(other.JsonName, member.JsonName, StringComparison.Ordinal));
        if (index < 0)
        {
            members.Add(member);
        }
        else if (members[index].IsSkipped)
        {
            members[index] = member;
        }
        else
        {
            return member.IsSkipped || ignoredOfName is not null || string.Equals(members[index].Symbol.Name, member.Symbol.Name, StringComparison.Ordinal);
        }

        return true;
    }

    private static bool IsCandidate(ISymbol symbol, KnownTypes types) => symbol switch
    {
        { IsStatic: true } => false,
        IPropertySymbol { IsIndexer: true } => false,
        IPropertySymbol property => property.GetMethod?.DeclaredAccessibility is Accessibility.Public
            || property.SetMethod?.DeclaredAccessibility is Accessibility.Public
            || KnownTypes.HasAttribute(property, types.JsonIncludeAttribute),
        IFieldSymbol field => KnownTypes.HasAttribute(field, types.JsonIncludeAttribute),
        _ => false,
    };
}
