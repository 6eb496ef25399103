using Microsoft.CodeAnalysis;
using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Parsing;

/// <summary>
/// Makes the model of a type that is a JSON object, by the rules of <c>System.Text.Json</c>: which constructor makes it,
/// which members it has, how each is written and how each is read.
/// </summary>
internal static class ObjectParser
{
    /// <summary>The model; null where the type, and with it the message, is refused.</summary>
    /// <param name="type">The type.</param>
    /// <param name="path">The way to it.</param>
    /// <param name="scope">The message.</param>
    /// <param name="isPopulated">Whether objects of the type are populated that are there already.</param>
    /// <param name="isCompact">Whether the binary protocol has an array of the members.</param>
    public static ObjectModel? Parse(INamedTypeSymbol type, MemberPath path, MessageScope scope, bool isPopulated = false, bool isCompact = false)
    {
        if (AttributeRules.FindUnsupported(type, scope.Types) is { } reason)
        {
            scope.Refuse(path, type, reason);
            return null;
        }

        var members = JsonMembers.Collect(type, path, scope);
        var construction = Construction.Find(type, path, scope);
        if (members is null || construction is null)
        {
            return null;
        }

        var extension = ExtensionData.Take(members, path, scope);
        if (construction.TakesMembers && members.Find(member => member.Populates) is { } populating)
        {
            scope.Refuse(path.Member(populating.Symbol), populating.Type, "[JsonObjectCreationHandling] can't populate members of a type whose constructor has parameters");
            return null;
        }

        if (!construction.TryBind(members, type, path, scope))
        {
            return null;
        }

        return Parse(type, construction, members, extension, isPopulated, isCompact, path, scope);
    }

    private static ObjectModel? Parse(INamedTypeSymbol type, Construction construction, List<JsonMember> members, JsonMember? extension, bool isPopulated, bool isCompact, MemberPath path, MessageScope scope)
    {
        var locals = new LocalNames();
        var parts = members.ConvertAll(member => new MemberPart(member, locals.For(member.Symbol.Name), member.IsSkipped ? null : ParseValue(member, path.Member(member.Symbol), scope)));
        if (scope.IsRefused)
        {
            return null;
        }

        foreach (var part in parts.Where(part => part.Shape is not null && Population.Applies(part.Member, part.Shape)))
        {
            construction.Populate(part.Member);
        }

        var accessors = new AccessorBuilder(type, scope.Types.Compilation);
        var reading = new MemberReading(parts, construction, accessors);
        var collections = new CollectionReaders();
        foreach (var member in reading.Members)
        {
            collections.Add(member);
        }

        var written = MemberWriting.Of(parts, accessors);
        var callbacks = CallbackParser.Parse(type, accessors);
        return new(
            TypeNames.Unannotated(type),
            type.IsValueType,
            written,
            reading.Start,
            reading.Members,
            reading.Names,
            reading.Required,
            collections.ToArray(),
            ExtensionData.ToModel(extension, accessors),
            AttributeRules.RefusesUnmapped(type, scope.Types),
            isPopulated ? reading.Populated(accessors) : [],
            construction.Maker(accessors),
            construction.Arguments(reading).ToEquatableArray(),
            callbacks,
            accessors.ToHolders(),
            construction.AddUses(Named(members, extension).Aggregate(new UseWarnings(scope.Types).Add(type), (warnings, member) => warnings.Add(member.Symbol))).ToArray(),
            isCompact,
            isCompact ? CompactMembers(parts, written, reading) : [],
            parts.Exists(part => part.Shape is { HoldsPayload: true }));
    }

    /// <summary>The members in the order of their declaration, but for those that are no part of the message.</summary>
    private static EquatableArray<CompactMember> CompactMembers(List<MemberPart> parts, EquatableArray<WrittenMember> written, MemberReading reading)
    {
        var index = 0;
        var places = parts.ConvertAll(part => (part.Member, Written: part.IsWritten ? written[index++] : null));
        return places
            .Where(place => !place.Member.IsSkipped)
            .OrderBy(place => place.Member.Place)
            .Select(place => new CompactMember(place.Member.JsonName, place.Written, reading.Find(place.Member) is { Shape: not null } read ? read : null))
            .ToEquatableArray();
    }

    /// <summary>The members that the codec names.</summary>
    private static IEnumerable<JsonMember> Named(List<JsonMember> members, JsonMember? extension) =>
        members.Where(member => !member.IsSkipped).Concat(extension is null ? [] : [extension]);

    private static TypeShape? ParseValue(JsonMember member, MemberPath path, MessageScope scope)
    {
        var shape = TypeShapeParser.Parse(member.Type, path, scope, member.Rules);
        var number = shape is CollectionShape collection ? collection.Element : shape;
        if (shape is not null && Population.FindFault(member, shape) is { } fault)
        {
            return scope.RefuseShape(path, member.Type, fault);
        }

        return shape is not null && AttributeRules.NumberHandlingOf(member.Symbol, scope.Types) is not null && !IsNumber(number)
            ? scope.RefuseShape(path, member.Type, "[JsonNumberHandling] on a member is for a number or a collection of numbers")
            : shape;
    }

    private static bool IsNumber(TypeShape? shape) => shape switch
    {
        NullableShape nullable => IsNumber(nullable.Value),
        PrimitiveShape primitive => PrimitiveTypes.IsNumber(primitive.Kind),
        _ => false,
    };
}
