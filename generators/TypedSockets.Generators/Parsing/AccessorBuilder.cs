using Microsoft.CodeAnalysis;
using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Parsing;

/// <summary>Gathers the accessors that one codec needs, a holder for each type that declares such members.</summary>
internal sealed class AccessorBuilder(INamedTypeSymbol type)
{
    private readonly List<(INamedTypeSymbol Declaring, string Holder, List<SetterAccessor> Setters)> holders = [];

    /// <summary>The accessor to the member's setter, as generated code calls it: <c>PageAccessors&lt;int&gt;.SetNext</c>.</summary>
    public string For(JsonMember member)
    {
        var declaring = member.Symbol.ContainingType;
        var index = holders.FindIndex(holder => SymbolEqualityComparer.Default.Equals(holder.Declaring, declaring));
        if (index < 0)
        {
            index = holders.Count;
            var isTaken = holders.Exists(holder => string.Equals(holder.Declaring.Name, declaring.Name, StringComparison.Ordinal));
            holders.Add((declaring, $"{declaring.Name}Accessors{(isTaken ? $"{index + 1}" : "")}", []));
        }

        var (_, name, setters) = holders[index];
        var setter = ((IPropertySymbol)member.Symbol.OriginalDefinition).SetMethod!;
        if (!setters.Exists(known => string.Equals(known.Setter, setter.MetadataName, StringComparison.Ordinal)))
        {
            setters.Add(new($"Set{member.Symbol.Name}", setter.MetadataName, TypeNames.Annotated(setter.Parameters[0].Type)));
        }

        var arguments = declaring.IsGenericType ? $"<{string.Join(", ", declaring.TypeArguments.Select(TypeNames.Annotated))}>" : "";
        return $"{name}{arguments}.Set{member.Symbol.Name}";
    }

    public EquatableArray<AccessorHolder> ToHolders() => holders.Select(holder => new AccessorHolder(
        holder.Holder,
        holder.Declaring.IsGenericType ? $"<{string.Join(", ", holder.Declaring.TypeParameters.Select(parameter => HierarchyInfo.Escape(parameter.Name)))}>" : "",
        TypeNames.Constraints(holder.Declaring.OriginalDefinition).ToEquatableArray(),
        $"{(type.IsValueType ? "ref " : "")}{TypeNames.Unannotated(holder.Declaring.OriginalDefinition)} target",
        holder.Setters.ToEquatableArray())).ToEquatableArray();
}
