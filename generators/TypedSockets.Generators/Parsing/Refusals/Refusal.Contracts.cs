using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TypedSockets.Generators.Parsing;

/// <summary>What is refused of contracts, their clients and endpoints.</summary>
internal sealed partial record Refusal
{
    /// <summary>Other places that the mend concerns.</summary>
    public ImmutableArray<Location> AdditionalLocations { get; init; } = [];

    /// <summary>WS1002: {0} the type on the wire, {1} the message at the location, {2} the message that has it as well.</summary>
    public static Refusal DuplicateMessageType(Location location, string type, string message, string other) =>
        new("WS1002", location, [type, message, other]);

    /// <summary>WS1006: {0} the method such as <c>IChat.SayAsync</c>, {1} what is wrong with it: <c>takes no message</c>.</summary>
    public static Refusal MethodShape(Location location, string method, string reason) =>
        new("WS1006", location, [method, reason]);

    /// <summary>
    /// WS1007: {0} the method, {1} <c>takes</c> or <c>returns</c>, {2} the type. The additional location is the name
    /// of the type in its declaration, where this compilation has it.
    /// </summary>
    public static Refusal NoMessage(Location location, string method, string verb, string type, ImmutableArray<Location> declaration) =>
        new("WS1007", location, [method, verb, type]) { AdditionalLocations = declaration };

    /// <summary>
    /// WS1008: {0} the contract or endpoint, {1} the message, {2} one operation, {3} what it does with the message:
    /// <c>takes</c> or <c>streams</c>, {4} the other operation, which takes the message.
    /// </summary>
    public static Refusal AmbiguousMessage(Location location, string owner, string message, string operation, string verb, string other) =>
        new("WS1008", location, [owner, message, operation, verb, other]);

    /// <summary>WS1009: {0} the endpoint, {1} what is wrong with it: <c>is not partial</c>, <c>nests in 'Outer', which is not partial</c>, <c>is generic</c>.</summary>
    public static Refusal EndpointDeclaration(Location location, string endpoint, string reason) =>
        new("WS1009", location, [endpoint, reason]);

    /// <summary>WS1010: {0} the endpoint, {1} what is wrong with it, {2} the base class it should have, such as <c>WsEndpoint&lt;IChatEvents&gt;</c>, or nothing where none is right.</summary>
    public static Refusal EndpointContracts(Location location, string endpoint, string reason, string baseClass) =>
        new("WS1010", location, [endpoint, reason, baseClass]);

    /// <summary>WS1012: {0} the generated name, {1} the contract that needs it, {2} why it can't be had, a clause without a full stop.</summary>
    public static Refusal NameTaken(Location location, string name, string contract, string reason) =>
        new("WS1012", location, [name, contract, reason]);

    /// <summary>WS1013: {0} the contract, {1} what is wrong with it: <c>is generic</c>.</summary>
    public static Refusal ContractDeclaration(Location location, string contract, string reason) =>
        new("WS1013", location, [contract, reason]);
}
