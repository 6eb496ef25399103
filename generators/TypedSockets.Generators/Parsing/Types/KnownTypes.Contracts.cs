using Microsoft.CodeAnalysis;

namespace TypedSockets.Generators.Parsing;

/// <summary>What the parsers of contracts and endpoints compare with.</summary>
internal sealed partial class KnownTypes
{
    public INamedTypeSymbol? WsContractAttribute => Find("TypedSockets.WsContractAttribute");

    public INamedTypeSymbol? WsClient => Find("TypedSockets.WsClient");

    /// <summary>Null where the server's assembly is not referenced: contract libraries and clients do without.</summary>
    public INamedTypeSymbol? WsEndpoint => Find("TypedSockets.WsEndpoint");

    public INamedTypeSymbol? WsEndpointOfEvents => Find("TypedSockets.WsEndpoint`1");

    public INamedTypeSymbol? Task => Find("System.Threading.Tasks.Task");

    public INamedTypeSymbol? TaskOfResult => Find("System.Threading.Tasks.Task`1");

    public INamedTypeSymbol? ValueTask => Find("System.Threading.Tasks.ValueTask");

    public INamedTypeSymbol? ValueTaskOfResult => Find("System.Threading.Tasks.ValueTask`1");

    public INamedTypeSymbol? AsyncEnumerable => Find("System.Collections.Generic.IAsyncEnumerable`1");

    public INamedTypeSymbol? CancellationToken => Find("System.Threading.CancellationToken");

    public INamedTypeSymbol? ServiceProvider => Find("System.IServiceProvider");

    public INamedTypeSymbol? FromKeyedServicesAttribute => Find("Microsoft.Extensions.DependencyInjection.FromKeyedServicesAttribute");

    public INamedTypeSymbol? ActivatorUtilitiesConstructorAttribute => Find("Microsoft.Extensions.DependencyInjection.ActivatorUtilitiesConstructorAttribute");

    /// <summary>Whether the compilation itself declares the symbol.</summary>
    public bool IsLocal(ISymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, Compilation.Assembly);

    public INamedTypeSymbol? AuthorizeData => Find("Microsoft.AspNetCore.Authorization.IAuthorizeData");

    public INamedTypeSymbol? AllowAnonymous => Find("Microsoft.AspNetCore.Authorization.IAllowAnonymous");

    public INamedTypeSymbol? AuthorizationRequirementData => Find("Microsoft.AspNetCore.Authorization.IAuthorizationRequirementData");
}
