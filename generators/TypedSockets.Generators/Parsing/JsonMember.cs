using Microsoft.CodeAnalysis;
using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Parsing;

/// <summary>A property, or a field that asks for it, that has a name in JSON.</summary>
internal sealed class JsonMember
{
    private readonly JsonIgnore ignore;
    private readonly Nullability nullability;

    private JsonMember(ISymbol symbol, INamedTypeSymbol owner, string jsonName, KnownTypes types)
    {
        Symbol = symbol;
        Type = TypeOf(symbol);
        JsonName = jsonName;
        ignore = AttributeRules.IgnoreOf(symbol, types);
        Order = AttributeRules.OrderOf(symbol, types);
        nullability = new(types);
        PopulatesItself = AttributeRules.PopulatesOf(symbol, types) is true;
        Populates = AttributeRules.PopulatesOf(symbol, types) ?? AttributeRules.PopulatesOf(owner, types) ?? false;
        Rules = new(owner, KnownTypes.FindAttribute(symbol, types.JsonConverterAttribute), AttributeRules.NumberHandlingOf(symbol, types) ?? AttributeRules.NumberHandlingOf(owner, types) ?? 0, Populates);
        IsExtension = KnownTypes.HasAttribute(symbol, types.JsonExtensionDataAttribute);
        IsMarkedRequired = KnownTypes.HasAttribute(symbol, types.JsonRequiredAttribute);
        IsIncluded = KnownTypes.HasAttribute(symbol, types.JsonIncludeAttribute);
    }

    public ISymbol Symbol { get; }

    public ITypeSymbol Type { get; }

    public string JsonName { get; }

    /// <summary>What it says of its value.</summary>
    public ValueRules Rules { get; }

    /// <summary>Whether it takes what no other member does.</summary>
    public bool IsExtension { get; }

    /// <summary>Whether it asks to keep what it holds and add to it; if not so, its type may.</summary>
    public bool PopulatesItself { get; }

    /// <summary>Whether it or its type asks to keep what it holds and add to it.</summary>
    public bool Populates { get; }

    /// <summary>Whether <c>[JsonRequired]</c> says so.</summary>
    public bool IsMarkedRequired { get; }

    /// <summary>Whether <c>required</c> says so.</summary>
    public bool HasRequiredKeyword => Symbol is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true };

    /// <summary>Whether the member is neither written nor read; its name is known all the same.</summary>
    public bool IsSkipped => ignore is JsonIgnore.Always;

    public bool IsWritten => ignore is not (JsonIgnore.Always or JsonIgnore.WhenWriting)
        && Symbol is IFieldSymbol or IPropertySymbol { GetMethod.DeclaredAccessibility: Accessibility.Public };

    /// <summary>Whether a value that was read can be set on the object.</summary>
    public bool IsSettable => IsReadable && Symbol switch
    {
        IPropertySymbol property => property.SetMethod is { } setter && (setter.DeclaredAccessibility is Accessibility.Public || IsIncluded),
        IFieldSymbol declared => !declared.IsReadOnly,
        _ => false,
    };

    /// <summary>Whether a value is read at all, be it as an argument of the constructor.</summary>
    public bool IsReadable => ignore is not (JsonIgnore.Always or JsonIgnore.WhenReading);

    /// <summary>Whether generated code may call the setter outside an object initializer.</summary>
    public bool HasOpenSetter => Symbol is IFieldSymbol
        or IPropertySymbol { SetMethod: { IsInitOnly: false, DeclaredAccessibility: Accessibility.Public } };

    public bool AllowsNullWhenSet => Symbol is IPropertySymbol property ? nullability.AllowsNullIn(property) : Nullability.AllowsNull((IFieldSymbol)Symbol);

    public bool IsAnnotated => Type.NullableAnnotation is NullableAnnotation.Annotated;

    private int Order { get; }

    private bool IsIncluded { get; }

    private bool AllowsNullWhenGot => Symbol is IPropertySymbol property ? nullability.AllowsNullOut(property) : Nullability.AllowsNull((IFieldSymbol)Symbol);

    /// <summary>
    /// The members of a type and of the types it derives from, in the order they are written: the type's own first. Null
    /// where one of them is refused.
    /// </summary>
    public static List<JsonMember>? Collect(INamedTypeSymbol type, MemberPath path, MessageScope scope)
    {
        var members = new List<JsonMember>();
        var isRefused = false;
        for (var declaring = type; declaring is { SpecialType: not (SpecialType.System_Object or SpecialType.System_ValueType) }; declaring = declaring.BaseType)
        {
            foreach (var symbol in declaring.GetMembers().Where(symbol => IsCandidate(symbol, scope.Types)))
            {
                var reason = TryAdd(symbol, type, members, scope.Types);
                if (reason is not null)
                {
                    scope.Refuse(path.Member(symbol), TypeOf(symbol), reason);
                    isRefused = true;
                }
            }
        }

        return isRefused ? null : [.. members.OrderBy(member => member.Order)];
    }

    public WriteWhen When(TypeShape shape) => ignore switch
    {
        JsonIgnore.WhenWritingNull => WriteWhen.NotNull,
        JsonIgnore.WhenWritingDefault => shape.CanBeNull ? WriteWhen.NotNull : WriteWhen.NotDefault,
        _ => shape.CanBeNull && !AllowsNullWhenGot ? WriteWhen.NeverNull : WriteWhen.Always,
    };

    /// <summary>Adds the member where it has a place in JSON; says why where it can't have one.</summary>
    private static string? TryAdd(ISymbol symbol, INamedTypeSymbol owner, List<JsonMember> members, KnownTypes types)
    {
        var name = AttributeRules.NameOf(symbol, types) ?? JsonNames.Of(symbol.Name, types.NamingPolicyOf(owner.ContainingAssembly));
        var hiding = members.Find(member => string.Equals(member.Symbol.Name, symbol.Name, StringComparison.Ordinal));
        if (hiding is not null)
        {
            return string.Equals(hiding.JsonName, name, StringComparison.Ordinal) && (!hiding.IsSkipped || hiding.Symbol.IsOverride)
                ? null
                : "it is hidden by a member of a derived type that has another name in JSON or is ignored";
        }

        var member = new JsonMember(symbol, owner, name, types);
        var reason = member.FindFault(types);
        if (reason is null && members.Exists(other => string.Equals(other.JsonName, name, StringComparison.Ordinal)))
        {
            reason = $"another member has the name '{name}' in JSON as well";
        }

        members.Add(member);
        return reason;
    }

    private string? FindFault(KnownTypes types) => this switch
    {
        { IsIncluded: true, Symbol.DeclaredAccessibility: not Accessibility.Public } => "[JsonInclude] on a member that is not public is not supported",
        { IsIncluded: true, Symbol: IPropertySymbol { GetMethod.DeclaredAccessibility: not Accessibility.Public } } => "[JsonInclude] on a getter that is not public is not supported",
        { IsSkipped: true, IsMarkedRequired: true } or { IsSkipped: true, HasRequiredKeyword: true } => "it is required and ignored at once",
        { IsSkipped: true } => null,
        _ when AttributeRules.FindUnsupported(Symbol, types) is { } reason => reason,
        _ when AttributeRules.IsForbidden(Symbol, types) => "it is obsolete, and using it is an error",
        _ when !JsonNames.IsValid(JsonName) => "its name in JSON is not valid Unicode",
        { Symbol: IPropertySymbol { ReturnsByRef: true } or IPropertySymbol { ReturnsByRefReadonly: true } } => "it returns a reference",
        { ignore: JsonIgnore.WhenWritingNull, Type: { IsValueType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T } } => "it is ignored when it is null, which it never is",
        { IsMarkedRequired: true, IsSettable: false } or { HasRequiredKeyword: true, IsSettable: false } => "it is required and can't be set",
        _ => null,
    };

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

    private static ITypeSymbol TypeOf(ISymbol symbol) => symbol is IPropertySymbol property ? property.Type : ((IFieldSymbol)symbol).Type;
}
