using Microsoft.CodeAnalysis;

namespace TypedSockets.Generators.Parsing;

/// <summary>What a member says of its value, beyond its type.</summary>
/// <param name="Owner">The type that has the member.</param>
/// <param name="Converter">The converter that the member itself asks for; what it holds asks for its own.</param>
/// <param name="NumberHandling">How numbers are written and read, as flags of <c>JsonNumberHandling</c>; those in collections too.</param>
/// <param name="IsPopulated">Whether it is read into what the member holds already.</param>
internal readonly record struct ValueRules(INamedTypeSymbol Owner, AttributeData? Converter, int NumberHandling, bool IsPopulated = false)
{
    /// <summary>The same for what a collection holds.</summary>
    public ValueRules Elements => this with { Converter = null, IsPopulated = false };
}
