using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TypedSockets.Generators.Parsing;

/// <summary>
/// Why a parser takes no model from a symbol. The generator skips what is refused; the analyzer reports the refusal.
/// </summary>
internal sealed record Refusal(string Id, Location Location, ImmutableArray<string> Arguments);
