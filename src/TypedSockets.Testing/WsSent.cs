namespace TypedSockets.Testing;

/// <summary>
/// What a <see cref="WsTestServer"/> has sent, by whom it was sent to. The one-way messages to a target are there in the
/// order in which they were sent, also those that nobody received because nobody was in the room.
/// </summary>
/// <remarks>Safe to use from any thread.</remarks>
public sealed class WsSent
{
    private readonly SendLog log;

    internal WsSent(SendLog log) => this.log = log;

    /// <summary>What was sent to everyone, or to everyone but the caller.</summary>
    public WsSentMessages Everyone => log.Of(new TargetName(TargetKind.Everyone, ""));

    /// <summary>What was sent to a room, or to the others in it.</summary>
    /// <param name="name">The name of the room.</param>
    /// <returns>The messages; more of them come while the server runs.</returns>
    public WsSentMessages Room(string name) => log.Of(new TargetName(TargetKind.Room, name));

    /// <summary>What was sent to a user, over all connections.</summary>
    /// <param name="userId">The user's claim <see cref="System.Security.Claims.ClaimTypes.NameIdentifier"/>.</param>
    /// <returns>The messages; more of them come while the server runs.</returns>
    public WsSentMessages User(string userId) => log.Of(new TargetName(TargetKind.User, userId));

    /// <summary>What was sent to one connection by its id, to the caller, or by <see cref="WsConnection.SendAsync{T}"/>; no answers to requests.</summary>
    /// <param name="connectionId">The <see cref="WsConnection.Id"/>, which is the client's <see cref="WsClient.ClientId"/>.</param>
    /// <returns>The messages; more of them come while the server runs.</returns>
    public WsSentMessages Client(string connectionId) => log.Of(new TargetName(TargetKind.Client, connectionId));
}
