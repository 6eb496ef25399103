using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace TypedSockets;

/// <summary>What converters of <c>System.Text.Json</c> are told: what JSON means here.</summary>
internal static class ConverterOptions
{
    private const string SwitchedOff = "A trimmed program has the switch off, and this branch is trimmed, too.";

    public static JsonSerializerOptions Instance { get; } = Create();

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = SwitchedOff)]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = SwitchedOff)]
    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            PropertyNameCaseInsensitive = false,
            NumberHandling = JsonNumberHandling.Strict,
            AllowDuplicateProperties = false,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            MaxDepth = PayloadReader.MaxDepth,
        };
        if (JsonSerializer.IsReflectionEnabledByDefault)
        {
            options.MakeReadOnly(populateMissingResolver: true);
        }
        else
        {
            options.TypeInfoResolver = JsonTypeInfoResolver.Combine();
            options.MakeReadOnly();
        }

        return options;
    }
}
