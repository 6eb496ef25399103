namespace TypedSockets;

/// <summary>
/// The tags of spans and metrics: those of OpenTelemetry's semantic conventions where they have one for what is meant.
/// </summary>
internal static class TagNames
{
    public const string RpcSystem = "rpc.system";
    public const string RpcService = "rpc.service";
    public const string RpcMethod = "rpc.method";
    public const string ErrorType = "error.type";
    public const string ServerAddress = "server.address";
    public const string ServerPort = "server.port";
    public const string StatusCode = "http.response.status_code";
    public const string Direction = "network.io.direction";
    public const string ConnectionId = "typedsockets.connection.id";
    public const string Client = "typedsockets.client";
    public const string Endpoint = "typedsockets.endpoint";
    public const string MessageType = "typedsockets.message.type";
    public const string CloseCode = "typedsockets.close.code";
    public const string ClosedBy = "typedsockets.closed_by";
}
