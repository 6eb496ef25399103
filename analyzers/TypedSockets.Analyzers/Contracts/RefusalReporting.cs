using Microsoft.CodeAnalysis;
using TypedSockets.Generators.Parsing;

namespace TypedSockets.Analyzers.Contracts;

/// <summary>Makes diagnostics of what the generator's parsers refuse, so that generator and analyzers can't disagree.</summary>
internal static class RefusalReporting
{
    private static readonly Dictionary<string, DiagnosticDescriptor> Rules = Descriptors.All.ToDictionary(rule => rule.Id, StringComparer.Ordinal);

    public static Diagnostic ToDiagnostic(this Refusal refusal) =>
        Diagnostic.Create(Rules[refusal.Id], refusal.Location, refusal.AdditionalLocations, properties: null, [.. refusal.Arguments]);
}
