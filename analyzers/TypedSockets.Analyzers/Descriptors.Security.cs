using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TypedSockets.Analyzers;

internal static partial class Descriptors
{
    private const string Security = "TypedSockets.Security";

    public static readonly DiagnosticDescriptor CredentialInMessage = new(
        DiagnosticIds.CredentialInMessage,
        "Credential in a message",
        "'{0}' carries a credential in a message, where buffers, logs and handlers keep it and nothing checks it; authenticate in the handshake, with WsClientOptions.AccessToken or a browser's bearer subprotocol, and leave the member out",
        Security,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Who is connected is decided once, in the handshake, by ASP.NET Core's own authentication. A credential in a message comes after that, is checked by hand if at all, and travels wherever messages go.",
        Pages + DiagnosticIds.CredentialInMessage + ".md");

    /// <summary>The rules of security, in the order of the ids.</summary>
    private static ImmutableArray<DiagnosticDescriptor> AllOfSecurity => [CredentialInMessage];
}
