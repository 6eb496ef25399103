using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Parsing;

/// <summary>Decides which members keep what they hold from the start and add to it, as <c>[JsonObjectCreationHandling]</c> asks.</summary>
internal static class Population
{
    /// <summary>Why the member can't be populated though it asks for it itself, or null.</summary>
    public static string? FindFault(JsonMember member, TypeShape shape) => member switch
    {
        { PopulatesItself: false } => null,
        { HasGetter: false } => "[JsonObjectCreationHandling] asks to populate what has no getter",
        _ when !CanPopulate(member, shape) => "[JsonObjectCreationHandling] asks to populate what can't be: it is no collection with Add, and no class or settable struct",
        _ => null,
    };

    /// <summary>Whether the member is populated.</summary>
    public static bool Applies(JsonMember member, TypeShape shape) => member is { Populates: true, HasGetter: true } && CanPopulate(member, shape);

    private static bool CanPopulate(JsonMember member, TypeShape shape) => shape switch
    {
        CollectionShape collection => collection.Added is not null && (shape.CanBeNull || member.IsSettable),
        PayloadShape payload => !payload.IsPolymorphic && (shape.CanBeNull || member.IsSettable),
        _ => false,
    };
}
