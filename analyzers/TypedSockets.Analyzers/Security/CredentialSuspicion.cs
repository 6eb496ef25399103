using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using TypedSockets.Generators.Parsing;

namespace TypedSockets.Analyzers.Security;

/// <summary>Tells from a type alone whether a credential may have to be reported in it, before all messages are looked through.</summary>
internal sealed class CredentialSuspicion
{
    /// <summary>How many types of other assemblies are looked into behind one member; suspicion is raised beyond.</summary>
    private const int MaxTypes = 100;

    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> foreign = new(SymbolEqualityComparer.Default);

    /// <summary>Whether a member has a credential's name, or leads to one in another assembly, where nothing is reported.</summary>
    public bool IsRaisedBy(INamedTypeSymbol type, KnownTypes types)
    {
        foreach (var member in MembersOf(type))
        {
            if (ValueOf(member, types) is { } value && (IsNamedSo(member, types) || (FindForeign(value, types) is { } payload && LeadsToOne(payload, types))))
            {
                return true;
            }
        }

        return KnownTypes.HasAttribute(type, types.JsonDerivedTypeAttribute);
    }

    private bool LeadsToOne(INamedTypeSymbol payload, KnownTypes types)
    {
        if (!foreign.TryGetValue(payload, out var leads))
        {
            leads = LeadsToOne(payload, types, new(SymbolEqualityComparer.Default));
            foreign.TryAdd(payload, leads);
        }

        return leads;
    }

    private static bool LeadsToOne(INamedTypeSymbol payload, KnownTypes types, HashSet<INamedTypeSymbol> seen)
    {
        if (!seen.Add(payload))
        {
            return false;
        }

        foreach (var member in MembersOf(payload))
        {
            if (ValueOf(member, types) is { } value && (IsNamedSo(member, types) || (FindForeign(value, types) is { } held && LeadsToOne(held, types, seen))))
            {
                return true;
            }
        }

        return seen.Count > MaxTypes || KnownTypes.HasAttribute(payload, types.JsonDerivedTypeAttribute);
    }

    private static IEnumerable<ISymbol> MembersOf(INamedTypeSymbol type)
    {
        for (var declaring = type; declaring is { SpecialType: SpecialType.None }; declaring = declaring.BaseType)
        {
            foreach (var member in declaring.GetMembers())
            {
                yield return member;
            }
        }

        foreach (var inherited in type.TypeKind is TypeKind.Interface ? type.AllInterfaces : [])
        {
            foreach (var member in inherited.GetMembers())
            {
                yield return member;
            }
        }
    }

    /// <summary>The type of a member that JSON may show.</summary>
    private static ITypeSymbol? ValueOf(ISymbol member, KnownTypes types)
    {
        var type = member switch
        {
            IPropertySymbol { IsIndexer: false, IsStatic: false } property => property.Type,
            IFieldSymbol { IsImplicitlyDeclared: false, IsStatic: false } field => field.Type,
            _ => null,
        };
        return type is not null && (member.DeclaredAccessibility is Accessibility.Public || KnownTypes.HasAttribute(member, types.JsonIncludeAttribute)) ? type : null;
    }

    private static bool IsNamedSo(ISymbol member, KnownTypes types) =>
        CredentialNames.Judge(member.Name) > CredentialVerdict.Harmless
        || (AttributeRules.NameOf(member, types) is { } name && CredentialNames.Judge(name) > CredentialVerdict.Harmless);

    /// <summary>The payload type of another assembly that a member holds. What the framework declares is taken for harmless where its member's name is.</summary>
    private static INamedTypeSymbol? FindForeign(ITypeSymbol value, KnownTypes types) =>
        PayloadTypes.ValueIn(value) is INamedTypeSymbol { SpecialType: SpecialType.None } held && !types.IsLocal(held) && !IsOfFramework(held) ? PayloadTypes.Find(held, types) : null;

    private static bool IsOfFramework(INamedTypeSymbol type)
    {
        var name = type.ContainingAssembly?.Name ?? "";
        return name == "System" || name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.", StringComparison.Ordinal);
    }
}
