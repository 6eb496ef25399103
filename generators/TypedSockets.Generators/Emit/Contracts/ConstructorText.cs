using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Emit;

/// <summary>Prints how an endpoint's constructor gets its services.</summary>
internal static class ConstructorText
{
    /// <summary>The namespace of the methods that it calls.</summary>
    public const string Using = "Microsoft.Extensions.DependencyInjection";

    /// <summary><c>new(services.GetRequiredService&lt;ChatLog&gt;())</c></summary>
    public static string New(ConstructorModel constructor)
    {
        var arguments = constructor.Services.Select(Argument).ToList();
        return arguments.Count < 2
            ? $"new({string.Concat(arguments)})"
            : $"new(\n    {string.Join(",\n    ", arguments)})";
    }

    private static string Argument(ServiceModel service) => service switch
    {
        { IsProvider: true } => "services",
        { Fallback: { ValueType: { } type } fallback } => $"{Untyped(service)} as {type}?{Default(fallback)}",
        { Fallback: { } fallback } => $"{Typed(service, "Get")}{Default(fallback)}",
        _ => Typed(service, "GetRequired"),
    };

    private static string Typed(ServiceModel service, string verb) => service.Key is null
        ? $"services.{verb}Service<{service.Type}>()"
        : $"services.{verb}KeyedService<{service.Type}>({service.Key})";

    /// <summary>A missing value type has to be told from its default, which the generic methods would return.</summary>
    private static string Untyped(ServiceModel service) => service.Key is null
        ? $"services.GetService(typeof({service.Type}))"
        : $"((global::{Using}.IKeyedServiceProvider)services).GetKeyedService(typeof({service.Type}), {service.Key})";

    private static string Default(FallbackModel fallback) => fallback switch
    {
        { Default: { } value } => $" ?? {value}",
        { AcceptsNull: false } => "!",
        _ => "",
    };
}
