using System.Text.Json.Serialization;

namespace TypedSockets.Serialization.Tests.Drawing;

/// <summary>A generated context, with names and converters of its own.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true)]
[JsonSerializable(typeof(DrawingTests.Converted))]
internal sealed partial class DrawingContext : JsonSerializerContext;
