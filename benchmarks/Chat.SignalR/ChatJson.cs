using System.Text.Json.Serialization;

namespace Chat;

/// <summary>What crosses the wire, for the generator of <c>System.Text.Json</c>: without it a native program has no serializers.</summary>
[JsonSerializable(typeof(Join))]
[JsonSerializable(typeof(Leave))]
[JsonSerializable(typeof(Say))]
[JsonSerializable(typeof(Clear))]
[JsonSerializable(typeof(Said))]
[JsonSerializable(typeof(Joined))]
[JsonSerializable(typeof(Left))]
[JsonSerializable(typeof(Cleared))]
[JsonSerializable(typeof(Confirm))]
[JsonSerializable(typeof(Confirmed))]
[JsonSerializable(typeof(GetHistory))]
[JsonSerializable(typeof(History))]
[JsonSerializable(typeof(GetMembers))]
[JsonSerializable(typeof(Members))]
[JsonSerializable(typeof(WatchRooms))]
[JsonSerializable(typeof(RoomInfo))]
internal sealed partial class ChatJson : JsonSerializerContext;
