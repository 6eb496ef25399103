using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TypedSockets.Analyzers;

internal static partial class Descriptors
{
    private const string Reliability = "TypedSockets.Reliability";

    public static readonly DiagnosticDescriptor BlockingHandler = new(
        DiagnosticIds.BlockingHandler,
        "Handler blocks",
        "{0} {1}, and every message behind it waits; {2}",
        Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The messages of a connection are handled one at a time. A handler that blocks holds them up, and a thread of the pool besides; enough of them and the whole server stands still.",
        Pages + DiagnosticIds.BlockingHandler + ".md");

    /// <summary>The rules of reliability, in the order of the ids.</summary>
    private static ImmutableArray<DiagnosticDescriptor> AllOfReliability =>
    [
        BlockingHandler,
    ];
}
