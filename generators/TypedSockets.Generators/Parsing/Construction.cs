using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Parsing;

/// <summary>How an object is made from the members that were read.</summary>
internal sealed class Construction
{
    private readonly INamedTypeSymbol type;
    private readonly IMethodSymbol? constructor;
    private readonly Nullability nullability;
    private readonly bool setsRequiredMembers;
    private readonly Dictionary<JsonMember, IParameterSymbol> parameters = [];
    private readonly HashSet<JsonMember> populated = [];

    private Construction(INamedTypeSymbol type, IMethodSymbol? constructor, KnownTypes types)
    {
        this.type = type;
        this.constructor = constructor;
        nullability = new(types);
        setsRequiredMembers = constructor is not null && KnownTypes.HasAttribute(constructor, types.SetsRequiredMembersAttribute);
    }

    /// <summary>
    /// The constructor that <c>JsonSerializer</c> calls: the one that is marked, else the one without parameters, else
    /// the only one. A struct is made without one unless it is marked.
    /// </summary>
    public static Construction? Find(INamedTypeSymbol type, MemberPath path, MessageScope scope)
    {
        var marked = type.InstanceConstructors
            .Where(candidate => KnownTypes.HasAttribute(candidate, scope.Types.JsonConstructorAttribute))
            .ToList();
        var open = type.InstanceConstructors.Where(candidate => candidate.DeclaredAccessibility is Accessibility.Public).ToList();
        var chosen = marked.FirstOrDefault()
            ?? (type is { Name: "KeyValuePair", ContainingNamespace.Name: "Generic" } ? open.Find(candidate => candidate.Parameters.Length == 2) : null)
            ?? open.Find(candidate => candidate.Parameters.IsEmpty)
            ?? (!type.IsValueType && open.Count == 1 ? open[0] : null);
        var codec = MessageParser.IsMessage(type, scope.Types) ? (ISymbol)type : scope.Types.Compilation.Assembly;
        var reason = marked.Count > 1 ? "more than one constructor is marked with [JsonConstructor]"
            : chosen is null && !type.IsValueType ? "it has neither a public constructor without parameters, nor a single public one, nor one marked with [JsonConstructor]"
            : chosen is not null && !scope.Types.Compilation.IsSymbolAccessibleWithin(chosen, codec) ? "its constructor is not accessible to the codec"
            : chosen is not null && AttributeRules.IsForbidden(chosen, scope.Types) ? "its constructor is obsolete, and using it is an error"
            : null;
        if (reason is not null)
        {
            scope.Refuse(path, type, reason);
            return null;
        }

        return new(type, chosen, scope.Types);
    }

    /// <summary>Finds the member of each parameter of the constructor.</summary>
    public bool TryBind(List<JsonMember> members, INamedTypeSymbol owner, MemberPath path, MessageScope scope)
    {
        foreach (var parameter in constructor?.Parameters ?? [])
        {
            var bound = members.FindAll(member => IsBound(member, parameter));
            if (bound.Count != 1 || parameters.ContainsKey(bound[0]) || parameter.RefKind is not RefKind.None)
            {
                scope.Refuse(path, owner, $"the parameter '{parameter.Name}' of its constructor has no single member of the same name and type");
                return false;
            }

            parameters[bound[0]] = parameter;
        }

        foreach (var member in members)
        {
            if (FindFault(member, scope.Types.Compilation) is { } reason)
            {
                scope.Refuse(path.Member(member.Symbol), member.Type, reason);
                return false;
            }
        }

        if (FindRequiredField(members) is { } field)
        {
            scope.Refuse(path.Member(field), field.Type, "it is a required field, and fields are no part of JSON without [JsonInclude]");
            return false;
        }

        return true;
    }

    /// <summary>Whether the constructor takes any members.</summary>
    public bool TakesMembers => constructor is { Parameters.IsEmpty: false };

    public IParameterSymbol? ParameterOf(JsonMember member) => parameters.TryGetValue(member, out var parameter) ? parameter : null;

    /// <summary>
    /// Whether the member may stand only once. <c>JsonSerializer</c> does not look where it skips a member, unless the
    /// constructor has parameters that the member might be one of.
    /// </summary>
    public bool IsCounted(JsonMember member) => TargetOf(member) is not ReadTarget.None || parameters.Count > 0;

    public bool IsRequired(JsonMember member) =>
        member.IsMarkedRequired
        || MustInitialize(member)
        || ParameterOf(member) is { HasExplicitDefaultValue: false };

    public bool AllowsNull(JsonMember member) => ParameterOf(member) is { } parameter ? nullability.AllowsNullIn(parameter) : member.AllowsNullWhenSet;

    public bool IsAnnotated(JsonMember member) => ParameterOf(member) is { } parameter
        ? parameter.Type.NullableAnnotation is NullableAnnotation.Annotated
        : member.IsAnnotated;

    public ReadTarget TargetOf(JsonMember member) => member switch
    {
        { IsReadable: false } => ReadTarget.None,
        _ when populated.Contains(member) => ReadTarget.Population,
        _ when parameters.ContainsKey(member) => ReadTarget.Constructor,
        { IsSettable: false } => ReadTarget.None,
        _ when MustInitialize(member) || MayInitialize(member) => ReadTarget.Initializer,
        _ => SettableOf(member),
    };

    /// <summary>How the member can be set on an object that is there.</summary>
    public static ReadTarget SettableOf(JsonMember member) => member switch
    {
        { IsSettable: false } => ReadTarget.None,
        { HasOpenSetter: true } => ReadTarget.Setter,
        _ => ReadTarget.Accessor,
    };

    /// <summary>Has the member read into what it holds already.</summary>
    public void Populate(JsonMember member) => populated.Add(member);

    /// <summary>What the constructor is called with: what was read, or the parameter's default where its member is ignored.</summary>
    public IEnumerable<string> Arguments(MemberReading reading) =>
        from parameter in constructor?.Parameters ?? []
        let member = reading.Find(parameters.FirstOrDefault(pair => SymbolEqualityComparer.Default.Equals(pair.Value, parameter)).Key)
        select member is { Target: ReadTarget.Constructor } ? member.Value : Ignored(parameter);

    /// <summary>Says its type, without which another constructor might fit as well.</summary>
    private static string Ignored(IParameterSymbol parameter)
    {
        var value = DefaultValues.Of(parameter);
        return value is "null" or "default" ? $"default({TypeNames.Unannotated(parameter.Type)})!" : value;
    }

    private static bool IsBound(JsonMember member, IParameterSymbol parameter) =>
        string.Equals(member.Symbol.Name, parameter.Name, StringComparison.OrdinalIgnoreCase)
        && SymbolEqualityComparer.Default.Equals(member.Type, parameter.Type);

    private string? FindFault(JsonMember member, Compilation compilation) => member switch
    {
        { HasRequiredKeyword: true } when parameters.ContainsKey(member) && MustInitialize(member) => "it is required and a parameter of the constructor as well",
        { IsReadable: false, IsSkipped: false } when parameters.ContainsKey(member) || IsRequired(member) => "it is needed to make the object and ignored when reading",
        { HasRequiredKeyword: true, HasOpenSetter: false } when MustInitialize(member) && !IsInitializable(member) => "it is required and its setter is not public",
        _ when TargetOf(member) is ReadTarget.Accessor && !compilation.IsSymbolAccessibleWithin(member.Symbol.ContainingType, compilation.Assembly)
            => "only an accessor can set it, and the message is not accessible to one: make it, and the types it is nested in, internal or public",
        _ => null,
    };

    private static bool IsInitializable(JsonMember member) =>
        member.Symbol is IFieldSymbol or IPropertySymbol { SetMethod.DeclaredAccessibility: Accessibility.Public };

    /// <summary>Whether C# demands the member in an object initializer.</summary>
    private bool MustInitialize(JsonMember member) => member.HasRequiredKeyword && !setsRequiredMembers;

    /// <summary>
    /// Whether setting the member to its type's default is the same as not setting it: nothing gave it another value
    /// before, and nothing watches it being set.
    /// </summary>
    private bool MayInitialize(JsonMember member) =>
        IsInitializable(member)
        && member.Symbol is IPropertySymbol property
        && SymbolEqualityComparer.Default.Equals(property.ContainingType, type)
        && property is { IsVirtual: false, IsOverride: false, DeclaringSyntaxReferences: [var declaration] }
        && IsPlain(declaration.GetSyntax())
        && LeavesMembersAlone();

    private bool IsPlain(SyntaxNode property) => property switch
    {
        PropertyDeclarationSyntax { Initializer: null, AccessorList.Accessors: var accessors } => accessors.All(accessor => accessor is { Body: null, ExpressionBody: null }),
        ParameterSyntax => type.IsValueType,
        _ => false,
    };

    /// <summary>Whether the constructor has no body that could set members.</summary>
    private bool LeavesMembersAlone() =>
        constructor is null or { IsImplicitlyDeclared: true }
        || constructor.DeclaringSyntaxReferences is [var declaration] && declaration.GetSyntax() is TypeDeclarationSyntax;

    private IFieldSymbol? FindRequiredField(List<JsonMember> members)
    {
        for (var declaring = setsRequiredMembers ? null : type; declaring is not null; declaring = declaring.BaseType)
        {
            var field = declaring.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field =>
                field.IsRequired && !members.Exists(member => SymbolEqualityComparer.Default.Equals(member.Symbol, field)));
            if (field is not null)
            {
                return field;
            }
        }

        return null;
    }
}
