using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Emit;

/// <summary>Prints the client of a contract.</summary>
internal static class ClientEmitter
{
    private const string Disposable = "global::System.IDisposable";

    public static string Emit(ContractModel contract, ClientModel client)
    {
        var writer = GeneratedFile.Begin(client.Namespace, contract.Warnings);
        writer.Line($"""
            /// <summary>Calls <see cref="{contract.FullName}"/> over a connection that it keeps up.</summary>
            {GeneratedFile.Attribute}
            """);
        writer.Open($"{client.Accessibility} sealed partial class {client.Name} : global::TypedSockets.WsClient, {contract.FullName}, global::TypedSockets.IWsClient<{client.Name}>");
        EmitConstruction(writer, contract, client);
        foreach (var operation in contract.Operations)
        {
            writer.Blank().Line($"""
                /// <inheritdoc/>
                public {OperationText.Signature(operation)} =>
                    {OperationText.Call(operation)};
                """);
        }

        foreach (var subscription in client.Subscriptions)
        {
            EmitSubscription(writer, subscription.Method, subscription.Event);
        }

        if (contract.Events is not null)
        {
            EmitHandle(writer, client, contract.Events);
        }

        writer.Close();
        if (contract.Events is not null)
        {
            EmitSubscriptions(writer, client);
        }

        return writer.ToString();
    }

    private static void EmitConstruction(SourceWriter writer, ContractModel contract, ClientModel client) => writer.Line($$"""
        /// <summary>Creates a client that is not connected yet.</summary>
        /// <param name="uri">The endpoint's address; <c>ws</c>, <c>wss</c>, <c>http</c> and <c>https</c> are taken.</param>
        /// <param name="options">The client's settings. Default: those of a new <see cref="global::TypedSockets.WsClientOptions"/>.</param>
        /// <param name="reconnectPolicy">Decides when to connect again. Default: as the options say.</param>
        /// <param name="timeProvider">The clock. Default: the system's.</param>
        /// <param name="loggerFactory">Takes the client's log. Default: nothing is logged.</param>
        public {{client.Name}}(
            global::System.Uri uri,
            global::TypedSockets.WsClientOptions? options = null,
            global::TypedSockets.IWsReconnectPolicy? reconnectPolicy = null,
            global::System.TimeProvider? timeProvider = null,
            global::Microsoft.Extensions.Logging.ILoggerFactory? loggerFactory = null)
            : base(uri, options, reconnectPolicy, timeProvider, loggerFactory,
            {{MessagesText.Of(contract.Messages).Replace("\n", "\n    ")}})
        {
        }

        static {{client.Name}} global::TypedSockets.IWsClient<{{client.Name}}>.Create(
            global::System.Uri uri,
            global::TypedSockets.WsClientOptions? options,
            global::TypedSockets.IWsReconnectPolicy? reconnectPolicy,
            global::System.TimeProvider? timeProvider,
            global::Microsoft.Extensions.Logging.ILoggerFactory? loggerFactory) =>
            new(uri, options, reconnectPolicy, timeProvider, loggerFactory);
        """);

    private static void EmitSubscription(SourceWriter writer, string method, OperationModel operation)
    {
        var message = operation.Message.FullName;
        var result = OperationText.ReturnType(operation, "ValueTask");
        switch (operation.Shape)
        {
            case OperationShape.OneWay:
                Overload($"global::System.Action<{message}>");
                Overload($"global::System.Func<{message}, {OperationText.ReturnType(operation, "Task")}>");
                Overload($"global::System.Func<{message}, {result}>", isPreferred: true);
                break;
            case OperationShape.Request:
                Overload($"global::System.Func<{message}, {OperationText.ReturnType(operation, "Task")}>");
                Overload($"global::System.Func<{message}, {result}>", isPreferred: true);
                break;
            default:
                Overload(OperationText.HandlerType(operation));
                break;
        }

        void Overload(string handler, bool isPreferred = false)
        {
            writer.Blank().Line($"""
                /// <summary>Runs <paramref name="handler"/> whenever the server calls with a <see cref="{message}"/>.</summary>
                /// <param name="handler">What to run.</param>
                /// <returns>What removes the handler when it is disposed.</returns>
                """);
            if (isPreferred)
            {
                writer.Line("[global::System.Runtime.CompilerServices.OverloadResolutionPriority(1)]");
            }

            writer.Line($"""
                public {Disposable} {method}({handler} handler) =>
                    {Subscribe(operation)}(handler);
                """);
        }
    }

    private static void EmitHandle(SourceWriter writer, ClientModel client, ContractModel events)
    {
        writer.Blank().Line($"""
            /// <summary>Has <paramref name="handler"/> handle everything that the server calls.</summary>
            /// <param name="handler">What to call.</param>
            /// <returns>What removes the handler from everything when it is disposed.</returns>
            """);
        writer.Open($"public {Disposable} Handle({events.FullName} handler)");
        writer.Line("global::System.ArgumentNullException.ThrowIfNull(handler);");
        writer.Line($"return new {Subscriptions(client)}(\n[");
        foreach (var operation in events.Operations)
        {
            var handler = operation.Contract == events.FullName ? "handler" : $"(({operation.Contract})handler)";
            writer.Line($"    {Subscribe(operation)}(({OperationText.HandlerParameters(operation)}) => {OperationText.Handle(operation, handler)}),");
        }

        writer.Line("]);").Close();
    }

    private static void EmitSubscriptions(SourceWriter writer, ClientModel client) => writer.Blank().Line($$"""
        {{GeneratedFile.Attribute}}
        file sealed class {{Subscriptions(client)}}({{Disposable}}[] subscriptions) : {{Disposable}}
        {
            public void Dispose()
            {
                foreach (var subscription in subscriptions)
                {
                    subscription.Dispose();
                }
            }
        }
        """);

    /// <summary>Named after the client: a message of the same namespace may well be called <c>Subscriptions</c>.</summary>
    private static string Subscriptions(ClientModel client) => $"{client.Name}Subscriptions";

    private static string Subscribe(OperationModel operation) => operation.Shape switch
    {
        OperationShape.OneWay or OperationShape.Request => $"On<{OperationText.TypeArguments(operation)}>",
        _ => $"On{operation.Shape}<{OperationText.TypeArguments(operation)}>",
    };
}
