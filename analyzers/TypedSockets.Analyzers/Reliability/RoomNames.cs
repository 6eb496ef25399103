using Microsoft.CodeAnalysis;

namespace TypedSockets.Analyzers.Reliability;

/// <summary>Knows by its name the member of a message that says which room it belongs to.</summary>
internal static class RoomNames
{
    private static readonly string[] Rooms = ["Room", "Channel", "Group", "Topic"];

    /// <summary>How the names of news about a room end, such as <c>RoomOpened</c> or <c>ChannelInfo</c>.</summary>
    private static readonly string[] News =
        ["Opened", "Created", "Added", "Closed", "Deleted", "Removed", "Renamed", "Changed", "Updated", "Info", "Count", "List", "Summary"];

    /// <summary>The member, or null where the message has none or is about a room: all may hear that one was opened.</summary>
    public static IPropertySymbol? FindMember(ITypeSymbol? message, SocketTypes types) =>
        types.IsMessage(message) && !IsAboutRooms(message!.Name)
            ? message.WithBases().SelectMany(type => type.GetMembers()).OfType<IPropertySymbol>().FirstOrDefault(member => !member.IsStatic && IsRoom(member.Name.Replace("_", "")) && IsName(member.Type))
            : null;

    private static bool IsRoom(string member) => Rooms.Any(room => Is(member, room) || Is(member, room + "Id") || Is(member, room + "Name"));

    private static bool Is(string member, string name) => string.Equals(member, name, StringComparison.OrdinalIgnoreCase);

    private static bool IsName(ITypeSymbol type) => type.SpecialType is SpecialType.System_String or SpecialType.System_Int32 or SpecialType.System_Int64 || type.IsIn("System", "Guid");

    private static bool IsAboutRooms(string message) => Rooms.Any(message.Contains) && News.Any(end => message.EndsWith(end, StringComparison.Ordinal));
}
