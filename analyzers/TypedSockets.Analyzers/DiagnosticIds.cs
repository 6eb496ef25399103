namespace TypedSockets.Analyzers;

/// <summary>The ids of the rules, each with a page in <c>analyzers/docs</c>.</summary>
internal static partial class DiagnosticIds
{
    public const string MessageType = "WS1001";
    public const string DuplicateMessageType = "WS1002";
    public const string MessageNotPartial = "WS1003";
    public const string MessageKind = "WS1004";
    public const string MessageMember = "WS1005";
    public const string MethodShape = "WS1006";
    public const string NoMessage = "WS1007";
    public const string AmbiguousMessage = "WS1008";
    public const string EndpointDeclaration = "WS1009";
    public const string EndpointContracts = "WS1010";
    public const string RequestToMany = "WS1011";
    public const string NameTaken = "WS1012";
    public const string ContractDeclaration = "WS1013";
    public const string CompactOrder = "WS1014";
}
