using Microsoft.CodeAnalysis;
using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Parsing;

/// <summary>Gathers the accessors that one codec needs, a holder for each type that declares what they call.</summary>
/// <param name="type">The type of the objects.</param>
/// <param name="compilation">The compilation.</param>
internal sealed class AccessorBuilder(INamedTypeSymbol type, Compilation compilation)
{
    private readonly List<(INamedTypeSymbol Declaring, string Name, bool IsNested, List<Accessor> Accessors)> holders = [];

    private string Reference => type.IsValueType ? "ref " : "";

    /// <summary>What the member holds, as generated code gets at it: <c>PageAccessors&lt;int&gt;.GetNext(message)</c>.</summary>
    public string Get(JsonMember member, string instance) => member switch
    {
        { HasOpenGetter: true } => member.On(instance),
        { Symbol: IFieldSymbol field } => Field(field, instance),
        _ => Getter(((IPropertySymbol)member.Symbol.OriginalDefinition).GetMethod!, $"Get{member.Symbol.Name}", member.Symbol.ContainingType, instance),
    };

    /// <summary>How the member of <c>result</c> is set; null where it can't be.</summary>
    public MemberSetter? Set(JsonMember member) => member switch
    {
        { IsSettable: false } => null,
        { HasOpenSetter: true } => new($"{member.On("result")} = ", ""),
        { Symbol: IFieldSymbol field } => new($"{Field(field, "result")} = ", ""),

        // What is virtual in a struct, as an init setter that an interface asks for is, accessors do not find.
        { IsInitializable: true } when type.IsValueType => new($"result = result with {{ {HierarchyInfo.Escape(member.Symbol.Name)} = ", " }"),
        _ => Setter(((IPropertySymbol)member.Symbol.OriginalDefinition).SetMethod!, $"Set{member.Symbol.Name}", member.Symbol.ContainingType),
    };

    /// <summary>What is called in place of the constructor.</summary>
    public string Create(IMethodSymbol constructor)
    {
        var definition = constructor.OriginalDefinition;
        var parameters = definition.Parameters.Select(parameter => $"{TypeNames.Annotated(parameter.Type)} {HierarchyInfo.Escape(parameter.Name)}");
        return Add(constructor.ContainingType, new("Constructor", null, $"{TypeNames.Unannotated(definition.ContainingType)} Create({string.Join(", ", parameters)})"), "Create");
    }

    /// <summary>The call of a method that a struct implements for an interface alone: through a type parameter, for a cast would call it on a copy.</summary>
    public Callback Call(string method, string implemented)
    {
        var code = $"void {method}<TTarget>(ref TTarget target) where TTarget : {implemented} => target.{method}()";
        return new($"{Add(type, new(null, null, code), method)}(ref ", ")");
    }

    public EquatableArray<AccessorHolder> ToHolders() => holders.Select(holder => new AccessorHolder(
        holder.Name,
        TypeNames.ParametersOf(holder.Declaring),
        TypeNames.Constraints(holder.Declaring.OriginalDefinition).ToEquatableArray(),
        holder.IsNested,
        holder.Accessors.ToEquatableArray())).ToEquatableArray();

    private string Field(IFieldSymbol field, string instance)
    {
        var title = $"{char.ToUpperInvariant(field.Name[0])}{field.Name[1..]}";
        var name = $"Ref{(field.ContainingType.GetMembers(title).Any(member => member is IFieldSymbol) ? field.Name : title)}";
        var reference = field.IsReadOnly ? "ref readonly" : "ref";
        var accessor = new Accessor("Field", field.MetadataName, $"{reference} {TypeNames.Annotated(field.OriginalDefinition.Type)} {name}({Target(field.ContainingType)})");
        return $"{Add(field.ContainingType, accessor, name)}({Reference}{instance})";
    }

    private MemberSetter Setter(IMethodSymbol setter, string name, INamedTypeSymbol declaring)
    {
        var accessor = new Accessor("Method", setter.MetadataName, $"void {name}({Target(declaring)}, {TypeNames.Annotated(setter.Parameters[0].Type)} value)");
        return new($"{Add(declaring, accessor, name)}({Reference}result, ", ")");
    }

    private string Getter(IMethodSymbol getter, string name, INamedTypeSymbol declaring, string instance)
    {
        var accessor = new Accessor("Method", getter.MetadataName, $"{TypeNames.Annotated(getter.ReturnType)} {name}({Target(declaring)})");
        return $"{Add(declaring, accessor, name)}({Reference}{instance})";
    }

    /// <summary>The first parameter of an accessor.</summary>
    private string Target(INamedTypeSymbol declaring) => $"{Reference}{TypeNames.Unannotated(declaring.OriginalDefinition)} target";

    /// <summary>Takes up an accessor, and says how it is called.</summary>
    private string Add(INamedTypeSymbol declaring, Accessor accessor, string name)
    {
        var index = holders.FindIndex(holder => SymbolEqualityComparer.Default.Equals(holder.Declaring, declaring));
        if (index < 0)
        {
            index = holders.Count;
            var isNested = !compilation.IsSymbolAccessibleWithin(declaring, compilation.Assembly);
            holders.Add((declaring, NameHolder($"{declaring.Name}Accessors"), isNested, []));
        }

        var (_, holder, _, accessors) = holders[index];
        if (!accessors.Contains(accessor))
        {
            accessors.Add(accessor);
        }

        return $"{holder}{TypeNames.ArgumentsOf(declaring)}.{name}";
    }

    private string NameHolder(string name)
    {
        var unique = name;
        for (var i = 2; holders.Exists(holder => string.Equals(holder.Name, unique, StringComparison.Ordinal)) || IsTaken(unique); i++)
        {
            unique = $"{name}{i}";
        }

        return unique;
    }

    /// <summary>Whether the name means something else inside the type, where a message has its codec.</summary>
    private bool IsTaken(string name)
    {
        for (var outer = type; outer is not null; outer = outer.ContainingType)
        {
            for (var declaring = outer; declaring is not null; declaring = declaring.BaseType)
            {
                if (string.Equals(declaring.Name, name, StringComparison.Ordinal) || !declaring.GetMembers(name).IsEmpty)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
