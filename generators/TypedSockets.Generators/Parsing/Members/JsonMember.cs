using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Parsing;

/// <summary>A property, or a field that asks for it, that has a name in JSON.</summary>
internal sealed class JsonMember
{
    private readonly JsonIgnore ignore;
    private readonly Nullability nullability;
    private readonly INamedTypeSymbol owner;
    private readonly bool isHidden;
    private readonly bool isSetterOpen;

    public JsonMember(ISymbol symbol, INamedTypeSymbol owner, KnownTypes types)
    {
        Symbol = symbol;
        Type = TypeOf(symbol);
        JsonName = AttributeRules.NameOf(symbol, types) ?? JsonNames.Of(symbol.Name, types.NamingPolicyOf(owner.ContainingAssembly));
        this.owner = owner;
        isHidden = IsHidden(symbol, owner);
        ignore = AttributeRules.IgnoreOf(symbol, types);
        Order = AttributeRules.OrderOf(symbol, types);
        nullability = new(types);
        PopulatesItself = AttributeRules.PopulatesOf(symbol, types) is true;
        Populates = AttributeRules.PopulatesOf(symbol, types) ?? AttributeRules.PopulatesOf(owner, types) ?? false;
        Rules = new(owner, KnownTypes.FindAttribute(symbol, types.JsonConverterAttribute), AttributeRules.NumberHandlingOf(symbol, types) ?? AttributeRules.NumberHandlingOf(owner, types) ?? 0, Populates);
        IsExtension = KnownTypes.HasAttribute(symbol, types.JsonExtensionDataAttribute);
        IsMarkedRequired = KnownTypes.HasAttribute(symbol, types.JsonRequiredAttribute);
        IsIncluded = KnownTypes.HasAttribute(symbol, types.JsonIncludeAttribute);
        HasOpenGetter = IsOpen(symbol is IPropertySymbol { GetMethod: { } getter } ? getter : symbol, types);
        isSetterOpen = IsOpen(symbol is IPropertySymbol { SetMethod: { } setter } ? setter : symbol, types);
    }

    public ISymbol Symbol { get; }

    public ITypeSymbol Type { get; }

    public string JsonName { get; }

    /// <summary>Its place in the order of declaration.</summary>
    public int Place { get; set; }

    /// <summary>Its place in the order of writing, before which stand those of lower ones.</summary>
    public int Order { get; }

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
        && HasGetter;

    /// <summary>Whether a value that was read can be set on the object.</summary>
    public bool IsSettable => IsReadable && Symbol switch
    {
        IPropertySymbol property => property.SetMethod is { } setter && (setter.DeclaredAccessibility is Accessibility.Public || IsIncluded),
        IFieldSymbol declared => !declared.IsReadOnly,
        _ => false,
    };

    /// <summary>Whether a value is read at all, be it as an argument of the constructor.</summary>
    public bool IsReadable => ignore is not (JsonIgnore.Always or JsonIgnore.WhenReading);

    /// <summary>Whether what it holds can be got, by the serializer at least.</summary>
    public bool HasGetter => Symbol is IFieldSymbol || (Symbol is IPropertySymbol { GetMethod: { } getter } && (getter.DeclaredAccessibility is Accessibility.Public || IsIncluded));

    /// <summary>Whether generated code may call the getter.</summary>
    public bool HasOpenGetter { get; }

    /// <summary>Whether generated code may name the member in an object initializer.</summary>
    public bool IsInitializable => isSetterOpen && !isHidden;

    /// <summary>Whether generated code may call the setter outside an object initializer.</summary>
    public bool HasOpenSetter => isSetterOpen && Symbol is not IPropertySymbol { SetMethod.IsInitOnly: true };

    public bool AllowsNullWhenSet => Symbol is IPropertySymbol property ? nullability.AllowsNullIn(property) : Nullability.AllowsNull((IFieldSymbol)Symbol);

    public bool IsAnnotated => Type.NullableAnnotation is NullableAnnotation.Annotated;

    /// <summary>Whether it overrides, or can be overridden.</summary>
    public bool IsVirtual => Symbol.IsVirtual || Symbol.IsOverride || Symbol.IsAbstract;

    /// <summary>The member of an object: of its type, or of the base type where another member hides it.</summary>
    public string On(string instance) => isHidden
        ? $"(({TypeNames.Unannotated(Symbol.ContainingType)}){instance}).{HierarchyInfo.Escape(Symbol.Name)}"
        : $"{instance}.{HierarchyInfo.Escape(Symbol.Name)}";

    public WriteWhen When(TypeShape shape) => ignore switch
    {
        JsonIgnore.WhenWritingNull => WriteWhen.NotNull,
        JsonIgnore.WhenWritingDefault => shape.CanBeNull ? WriteWhen.NotNull : WriteWhen.NotDefault,
        _ => shape.CanBeNull && !AllowsNullWhenGot ? WriteWhen.NeverNull : WriteWhen.Always,
    };

    /// <summary>Why the member can't be part of JSON, or null.</summary>
    public string? FindFault(KnownTypes types) => this switch
    {
        { IsSkipped: true } => null,
        _ when !SyntaxFacts.IsValidIdentifier(Symbol.Name) => "[JsonInclude] on what has no name in C#, as a backing field or an explicit implementation, is not supported",
        _ when AttributeRules.FindUnsupported(Symbol, types) is { } reason => reason,
        _ when AttributeRules.IsForbidden(Symbol, types) => "it is obsolete, and using it is an error",
        _ when !JsonNames.IsValid(JsonName) => "its name in JSON is not valid Unicode",
        { Symbol: IPropertySymbol { ReturnsByRef: true } or IPropertySymbol { ReturnsByRefReadonly: true } } => "it returns a reference",
        { ignore: JsonIgnore.WhenWritingNull, Type: { IsValueType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T } } => "it is ignored when it is null, which it never is",
        _ => null,
    };

    private bool IsIncluded { get; }

    private bool AllowsNullWhenGot => Symbol is IPropertySymbol property ? nullability.AllowsNullOut(property) : Nullability.AllowsNull((IFieldSymbol)Symbol);

    /// <summary>Whether generated code may call the getter, setter or field: a message's stands inside it, others stand in their assembly.</summary>
    private bool IsOpen(ISymbol symbol, KnownTypes types)
    {
        var codec = MessageParser.IsMessage(owner, types) ? (ISymbol)owner : types.Compilation.Assembly;
        return types.Compilation.IsSymbolAccessibleWithin(symbol, codec, isHidden ? Symbol.ContainingType : owner);
    }

    /// <summary>Whether the name means another member where it is looked up in the type.</summary>
    private static bool IsHidden(ISymbol symbol, INamedTypeSymbol owner)
    {
        for (var type = owner; !SymbolEqualityComparer.Default.Equals(type, symbol.ContainingType); type = type.BaseType!)
        {
            if (!type.GetMembers(symbol.Name).IsEmpty)
            {
                return true;
            }
        }

        return false;
    }

    private static ITypeSymbol TypeOf(ISymbol symbol) => symbol is IPropertySymbol property ? property.Type : ((IFieldSymbol)symbol).Type;
}
