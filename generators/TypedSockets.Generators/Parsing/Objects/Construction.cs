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
    private readonly bool isDeserializing;
    private readonly Dictionary<JsonMember, IParameterSymbol> parameters = [];
    private readonly HashSet<JsonMember> populated = [];

    /// <summary>Whether generated code can't call the constructor by <c>new</c>: it is not open, or C# demands initializers that have no place.</summary>
    private bool isCalledByAccessor;

    private Construction(INamedTypeSymbol type, IMethodSymbol? constructor, bool isOpen, KnownTypes types)
    {
        isCalledByAccessor = !isOpen;
        this.type = type;
        this.constructor = constructor;
        isDeserializing = CallbackParser.IsDeserializing(type);
        nullability = new(types);
        setsRequiredMembers = constructor is not null && KnownTypes.HasAttribute(constructor, types.SetsRequiredMembersAttribute);
    }

    /// <summary>Whether the constructor takes any members.</summary>
    public bool TakesMembers => constructor is { Parameters.IsEmpty: false };

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
            : chosen is not null && AttributeRules.IsForbidden(chosen, scope.Types) ? "its constructor is obsolete, and using it is an error"
            : null;
        if (reason is not null)
        {
            scope.Refuse(path, type, reason);
            return null;
        }

        return new(type, chosen, isOpen: chosen is null || scope.Types.Compilation.IsSymbolAccessibleWithin(chosen, codec), scope.Types);
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
            if (IsRequired(member) && !member.IsSettable && ParameterOf(member) is not { HasExplicitDefaultValue: false })
            {
                scope.Refuse(path.Member(member.Symbol), member.Type, member.IsSkipped ? "it is required and ignored at once" : "it is required and can't be set");
                return false;
            }
        }

        isCalledByAccessor |= DemandsOthers(members);
        return true;
    }

    public IParameterSymbol? ParameterOf(JsonMember member) => parameters.TryGetValue(member, out var parameter) ? parameter : null;

    /// <summary>
    /// Whether the member may stand only once. <c>JsonSerializer</c> does not look where it skips a member, unless the
    /// constructor has parameters that the member might be one of.
    /// </summary>
    public bool IsCounted(JsonMember member) => TargetOf(member) is not ReadTarget.None || parameters.Count > 0;

    public bool IsRequired(JsonMember member) =>
        member.IsMarkedRequired
        || (member.HasRequiredKeyword && !setsRequiredMembers)
        || ParameterOf(member) is { HasExplicitDefaultValue: false };

    public bool AllowsNull(JsonMember member) => ParameterOf(member) is { } parameter ? nullability.AllowsNullIn(parameter) : member.AllowsNullWhenSet;

    public bool IsAnnotated(JsonMember member) => ParameterOf(member) is { } parameter
        ? parameter.Type.NullableAnnotation is NullableAnnotation.Annotated
        : member.IsAnnotated;

    public ReadTarget TargetOf(JsonMember member) => member switch
    {
        { IsSkipped: true } => ReadTarget.None,
        _ when populated.Contains(member) => ReadTarget.Population,
        _ when parameters.ContainsKey(member) => ReadTarget.Constructor,
        { IsSettable: false } => ReadTarget.None,
        _ when MustInitialize(member) || MayInitialize(member) => ReadTarget.Initializer,
        _ => ReadTarget.Setter,
    };

    /// <summary>Has the member read into what it holds already, and so not initialized, which <c>new</c> would demand of one that is required.</summary>
    public void Populate(JsonMember member)
    {
        populated.Add(member);
        isCalledByAccessor |= member.HasRequiredKeyword && !setsRequiredMembers;
    }

    /// <summary>Takes up that the constructor is called.</summary>
    public UseWarnings AddUses(UseWarnings warnings) => constructor is null ? warnings : warnings.Add(constructor);

    /// <summary>What makes the object in place of <c>new</c>, which demands that required members be initialized; null where that does.</summary>
    public string? Maker(AccessorBuilder accessors) => this switch
    {
        { isCalledByAccessor: false } => null,
        { constructor: { IsImplicitlyDeclared: false } or { ContainingType.IsReferenceType: true } } => accessors.Create(constructor),
        _ => "default",
    };

    /// <summary>What the constructor is called with: what was read, or the parameter's default where its member is ignored.</summary>
    public IEnumerable<string> Arguments(MemberReading reading) => isCalledByAccessor && type.IsValueType && constructor is null or { IsImplicitlyDeclared: true }
        ? [TypeNames.Unannotated(type)]
        : from parameter in constructor?.Parameters ?? []
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

    /// <summary>Whether C# demands the member in an object initializer.</summary>
    private bool MustInitialize(JsonMember member) => member.HasRequiredKeyword && !setsRequiredMembers && !isCalledByAccessor && !isDeserializing;

    /// <summary>
    /// Whether setting the member to its type's default is the same as not setting it: nothing gave it another value
    /// before, and nothing watches it being set.
    /// </summary>
    private bool MayInitialize(JsonMember member) =>
        !isCalledByAccessor
        && !isDeserializing
        && member.IsInitializable
        && member.Symbol is IPropertySymbol property
        && SymbolEqualityComparer.Default.Equals(property.ContainingType, type)
        && property is { IsVirtual: false, IsOverride: false, PartialImplementationPart: null, DeclaringSyntaxReferences: [var declaration] }
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

    /// <summary>Whether C# demands in an object initializer what has no place there: what the constructor takes, or what is no part of JSON.</summary>
    private bool DemandsOthers(List<JsonMember> members)
    {
        for (var declaring = setsRequiredMembers ? null : type; declaring is not null; declaring = declaring.BaseType)
        {
            foreach (var demanded in declaring.GetMembers().Where(symbol => symbol is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true }))
            {
                var member = members.Find(member => string.Equals(member.Symbol.Name, demanded.Name, StringComparison.Ordinal));
                if (member is not { IsInitializable: true } || TargetOf(member) is not ReadTarget.Initializer)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
