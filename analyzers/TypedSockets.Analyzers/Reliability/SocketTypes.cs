using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedSockets.Analyzers.Values;

namespace TypedSockets.Analyzers.Reliability;

/// <summary>The types that the reliability rules are about, looked up once in a compilation. One that it lacks equals nothing.</summary>
/// <remarks>
/// No rule looks up a type when a compilation starts. Nothing has asked for its declarations then, so that the first look-up
/// would have the compiler gather those of all files, which it does by itself before there is anything to look at.
/// </remarks>
internal sealed class SocketTypes(Compilation compilation)
{
    private readonly INamedTypeSymbol? endpointOfEvents = compilation.GetTypeByMetadataName("TypedSockets.WsEndpoint`1");
    private readonly INamedTypeSymbol? context = compilation.GetTypeByMetadataName("TypedSockets.WsContext`1");
    private readonly INamedTypeSymbol? contextOfEvents = compilation.GetTypeByMetadataName("TypedSockets.WsContext`2");
    private readonly INamedTypeSymbol? contractAttribute = compilation.GetTypeByMetadataName("TypedSockets.WsContractAttribute");
    private readonly INamedTypeSymbol? messageAttribute = compilation.GetTypeByMetadataName("TypedSockets.WsMessageAttribute");
    private readonly INamedTypeSymbol? client = compilation.GetTypeByMetadataName("TypedSockets.WsClient");
    private readonly INamedTypeSymbol? connection = compilation.GetTypeByMetadataName("TypedSockets.WsConnection");
    private readonly INamedTypeSymbol? connections = compilation.GetTypeByMetadataName("TypedSockets.WsConnections");
    private readonly INamedTypeSymbol? target = compilation.GetTypeByMetadataName("TypedSockets.WsTarget");
    private readonly INamedTypeSymbol? endpoint = compilation.GetTypeByMetadataName("TypedSockets.WsEndpoint");
    private readonly INamedTypeSymbol? webSocket = compilation.GetTypeByMetadataName("System.Net.WebSockets.WebSocket");
    private readonly INamedTypeSymbol? clientWebSocket = compilation.GetTypeByMetadataName("System.Net.WebSockets.ClientWebSocket");

    /// <summary>Whether the product is referenced.</summary>
    public bool HasProduct => client is not null || endpoint is not null;

    /// <summary>The types, looked up when a rule first needs one.</summary>
    public static Lazy<SocketTypes> Later(Compilation compilation) => new(() => new(compilation));

    public bool IsEndpoint(ITypeSymbol? type) => Symbols.IsOrDerives(type, endpoint);

    /// <summary>Whether the class is <c>WsEndpoint</c> or <c>WsEndpoint&lt;TEvents&gt;</c> itself.</summary>
    public bool IsEndpointBase(ITypeSymbol? type) => Symbols.Is(type, endpoint) || Symbols.Is(type, endpointOfEvents);

    public bool IsContext(ITypeSymbol? type) => Symbols.Is(type, context) || Symbols.Is(type, contextOfEvents);

    public bool IsClient(ITypeSymbol? type) => Symbols.IsOrDerives(type, client);

    public bool IsConnection(ITypeSymbol? type) => Symbols.Is(type, connection);

    public bool IsConnections(ITypeSymbol? type) => Symbols.Is(type, connections);

    public bool IsTarget(ITypeSymbol? type) => Symbols.IsOrDerives(type, target);

    public bool IsWebSocket(ITypeSymbol? type) => Symbols.IsOrDerives(type, webSocket);

    public bool IsClientWebSocket(ITypeSymbol? type) => Symbols.IsOrDerives(type, clientWebSocket);

    public bool IsContract(ITypeSymbol? type) => type?.TypeKind == TypeKind.Interface && Symbols.HasAttribute(type, contractAttribute);

    public bool IsMessage(ITypeSymbol? type) => Symbols.HasAttribute(type, messageAttribute);

    /// <summary>Whether a value of this type is a connection, or reaches some.</summary>
    public bool IsSocket(ITypeSymbol? type) => IsWebSocket(type) || IsConnection(type) || IsClient(type) || IsEndpoint(type) || IsContext(type) || IsTarget(type);

    /// <summary>Whether the method is what a client calls, or what the runtime calls in its stead.</summary>
    public bool IsHandler(IMethodSymbol method) =>
        IsEndpoint(method.ContainingType)
        && (OverridesEndpoint(method)
            || method.ContainingType.AllInterfaces.Where(IsContract).SelectMany(contract => contract.GetMembers()).Any(member =>
                SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method))
            || MayImplementLater(method)
            || (method.OverriddenMethod is { } overridden && IsHandler(overridden)));

    /// <summary>Whether the call receives from a raw socket, itself or by a method of the program's own that is handed the socket.</summary>
    public bool IsReceive(IInvocationOperation call) =>
        IsWebSocket(call.Instance?.Type) ? call.TargetMethod.Name is "ReceiveAsync"
            : (call.TargetMethod.Name.Contains("Receive") || call.TargetMethod.Name.StartsWith("Read", StringComparison.Ordinal))
                && call.Arguments.Any(argument => IsWebSocket(argument.Value.Unwrap().Type));

    /// <summary>Whether a call of the method sends a message: over a connection, a client, a target or a contract's proxy.</summary>
    public bool IsSend(IMethodSymbol method) => method.ContainingType switch
    {
        var type when IsContract(type) => true,
        var type when IsConnection(type) => method.Name is "SendAsync",
        var type when IsTarget(type) => true,
        var type when IsClient(type) => method.Name is "SendAsync" or "RequestAsync" or "UploadAsync"
            || type.AllInterfaces.Where(IsContract).SelectMany(contract => contract.GetMembers()).Any(member =>
                SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), method)),
        _ => false,
    };

    /// <summary>Whether the method of an abstract class takes a message, as those do that a derived endpoint has for its contract.</summary>
    private bool MayImplementLater(IMethodSymbol method) =>
        method is { ContainingType.IsAbstract: true, DeclaredAccessibility: Accessibility.Public, IsStatic: false, Parameters: [{ Type: var message }, ..] }
        && IsMessage(message)
        && (method.ReturnType.IsIn("System.Threading.Tasks", "Task", "ValueTask") || method.ReturnType.IsIn("System.Collections.Generic", "IAsyncEnumerable"));

    private bool OverridesEndpoint(IMethodSymbol method)
    {
        for (var overridden = method.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
        {
            if (IsEndpointBase(overridden.ContainingType))
            {
                return true;
            }
        }

        return false;
    }
}
