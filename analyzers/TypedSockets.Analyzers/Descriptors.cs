using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TypedSockets.Analyzers;

/// <summary>What each rule says. The arguments of a message are those of the <c>Refusal</c> with the same id.</summary>
internal static partial class Descriptors
{
    private const string Contracts = "TypedSockets.Contracts";
    private const string Pages = "https://github.com/typedsockets/typedsockets/blob/main/analyzers/docs/";

    public static readonly DiagnosticDescriptor MessageType = new(
        DiagnosticIds.MessageType,
        "Message type is not valid",
        "Message type '{1}' of '{0}' is not valid: {2}; write lower-case words of [a-z0-9] joined by '.', '_' or '-', at most 64 characters, not beginning with 'ws.'",
        Contracts,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The type is the message's name on the wire. Both ends and every log compare it byte by byte, so it has one plain spelling.",
        Pages + DiagnosticIds.MessageType + ".md");

    public static readonly DiagnosticDescriptor DuplicateMessageType = new(
        DiagnosticIds.DuplicateMessageType,
        "Two messages have the same type",
        "Messages '{1}' and '{2}' both have the type '{0}'; give one of them another, because the receiver tells messages apart by their type alone",
        Contracts,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A type on the wire must mean one message within an assembly, a contract and an endpoint.",
        Pages + DiagnosticIds.DuplicateMessageType + ".md");

    public static readonly DiagnosticDescriptor MessageNotPartial = new(
        DiagnosticIds.MessageNotPartial,
        "Message is not partial",
        "Message '{0}' can't get its codec because '{1}' is not partial; add 'partial' to the declaration of '{1}'",
        Contracts,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The generator writes a message's codec into another part of it. The types that the message nests in are repeated there, so they must be partial as well.",
        Pages + DiagnosticIds.MessageNotPartial + ".md");

    public static readonly DiagnosticDescriptor MessageKind = new(
        DiagnosticIds.MessageKind,
        "Type can't be a message",
        "Message '{0}' is {1}; a message is a concrete record, class or struct that is not generic and that its whole assembly can see",
        Contracts,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The receiver creates the message from its type on the wire, so that type must stand for exactly one class or struct that can be created.",
        Pages + DiagnosticIds.MessageKind + ".md");

    public static readonly DiagnosticDescriptor MessageMember = new(
        DiagnosticIds.MessageMember,
        "Member of a message can't be serialized",
        "'{1}' of type '{2}' can't be serialized: {3}; change it, or leave the member out with [JsonIgnore]",
        Contracts,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A codec is written when the program is compiled, for every member that the message holds, directly or through its payload types.",
        Pages + DiagnosticIds.MessageMember + ".md");

    public static readonly DiagnosticDescriptor MethodShape = new(
        DiagnosticIds.MethodShape,
        "Contract method has no shape that can be called over a connection",
        "Contract method '{0}' {1}; let it take one message, at most one IAsyncEnumerable of messages and a last CancellationToken, and return ValueTask, ValueTask<TMessage> or IAsyncEnumerable<TMessage>",
        Contracts,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A call is one message out and nothing, one message or a stream of messages back. Task and Task<TMessage> work like ValueTask.",
        Pages + DiagnosticIds.MethodShape + ".md");

    public static readonly DiagnosticDescriptor NoMessage = new(
        DiagnosticIds.NoMessage,
        "Contract method exchanges something that is no message",
        "Contract method '{0}' {1} '{2}', which is no message; mark a partial record with [WsMessage] and exchange that",
        Contracts,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Only messages cross the wire: they have a type that the receiver knows and a codec.",
        Pages + DiagnosticIds.NoMessage + ".md");

    public static readonly DiagnosticDescriptor AmbiguousMessage = new(
        DiagnosticIds.AmbiguousMessage,
        "Message belongs to two operations",
        "Operation '{2}' {3} the message '{1}', which '{4}' takes as well; give each operation of '{0}' a message of its own",
        Contracts,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The receiver finds the operation by the type of the message that it gets, so a message can start only one operation and be no item of a client stream besides.",
        Pages + DiagnosticIds.AmbiguousMessage + ".md");

    public static readonly DiagnosticDescriptor EndpointDeclaration = new(
        DiagnosticIds.EndpointDeclaration,
        "Endpoint can't be generated",
        "Endpoint '{0}' {1}; declare it as a partial class that is not generic and that services can create",
        Contracts,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The generator writes an endpoint's dispatch table and its creation into another part of the class.",
        Pages + DiagnosticIds.EndpointDeclaration + ".md");

    public static readonly DiagnosticDescriptor EndpointContracts = new(
        DiagnosticIds.EndpointContracts,
        "Endpoint does not fit its contracts",
        "Endpoint '{0}' {1}; implement an interface marked with [WsContract] and derive from WsEndpoint<TEvents> with the Events that it names",
        Contracts,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "An endpoint implements what clients may call and derives from WsEndpoint of what it may call on them; the contract names both.",
        Pages + DiagnosticIds.EndpointContracts + ".md");

    public static readonly DiagnosticDescriptor RequestToMany = new(
        DiagnosticIds.RequestToMany,
        "Request is called on a target of many",
        "'{0}' awaits an answer, which '{1}' can't give because it stands for many connections; call it on 'Caller' or 'Client(connectionId)', or on each connection in turn",
        Contracts,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A room or everyone receives one message and gives no answer. A request, a stream or an upload has exactly one connection at its other end, and throws on any other target.",
        Pages + DiagnosticIds.RequestToMany + ".md");

    public static readonly DiagnosticDescriptor NameTaken = new(
        DiagnosticIds.NameTaken,
        "Generated name is taken",
        "The name '{0}', which the client of '{1}' needs, {2}; rename one of the two, or the client with [WsContract(Client = \"...\")]",
        Contracts,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A contract's client is a class beside the contract, with the contract's methods and an On method for each event.",
        Pages + DiagnosticIds.NameTaken + ".md");

    public static readonly DiagnosticDescriptor ContractDeclaration = new(
        DiagnosticIds.ContractDeclaration,
        "Interface can't be a contract",
        "Contract '{0}' {1}; a contract is an interface of methods that is not generic and that its whole assembly can see",
        Contracts,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A contract says which messages one side may send to the other. Each of its members becomes an operation on the wire.",
        Pages + DiagnosticIds.ContractDeclaration + ".md");

    /// <summary>{0} what is wrong with which message or which line of the record, {1} what to do.</summary>
    public static readonly DiagnosticDescriptor CompactOrder = new(
        DiagnosticIds.CompactOrder,
        "Order of a compact message is not the recorded one",
        "{0}; {1}",
        Contracts,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "In binary a compact message is an array, whose elements the other end takes by their place. A record in the project keeps the order, to which members may only be added at the end.",
        Pages + DiagnosticIds.CompactOrder + ".md");

    /// <summary>Every rule, in the order of the ids. Not kept: the parts of this class are initialized in no certain order.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All =>
    [
        MessageType,
        DuplicateMessageType,
        MessageNotPartial,
        MessageKind,
        MessageMember,
        MethodShape,
        NoMessage,
        AmbiguousMessage,
        EndpointDeclaration,
        EndpointContracts,
        RequestToMany,
        NameTaken,
        ContractDeclaration,
        CompactOrder,
        .. AllOfReliability,
        .. AllOfSecurity,
    ];
}
