namespace TypedSockets.Generators.Model;

/// <summary>The constructor that creates an endpoint from its connection's services.</summary>
internal sealed record ConstructorModel(EquatableArray<ServiceModel> Services);

/// <summary>What one parameter of an endpoint's constructor gets.</summary>
/// <param name="Type">The service as generated code writes it, without a question mark for itself.</param>
/// <param name="IsProvider">Whether it is the connection's scope itself and no service in it.</param>
/// <param name="Key">The key as a C# expression, where the service is keyed.</param>
/// <param name="Fallback">What stands in for a service that is not registered; <see langword="null"/> where it must be.</param>
internal sealed record ServiceModel(string Type, bool IsProvider, string? Key, FallbackModel? Fallback);

/// <summary>What a parameter gets in place of a service that is not registered.</summary>
/// <param name="Default">The default value as a C# expression; <see langword="null"/> where that is null itself.</param>
/// <param name="AcceptsNull">Whether the parameter's type admits null.</param>
/// <param name="ValueType">The type to unbox the service to; <see langword="null"/> where it is of a reference type.</param>
internal sealed record FallbackModel(string? Default, bool AcceptsNull, string? ValueType);
