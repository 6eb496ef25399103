using System.Text.Json.Serialization;

namespace GitHubFeed;

/// <summary>What a check has to say.</summary>
/// <param name="Title">Its result in a line.</param>
/// <param name="Summary">Its result in a paragraph, in Markdown.</param>
/// <param name="Text">Its details, in Markdown.</param>
/// <param name="AnnotationsCount">How many lines of code it has something to say about.</param>
/// <param name="AnnotationsUrl">What it says about them.</param>
public sealed record CheckOutput(
    string? Title,
    string? Summary,
    string? Text,
    [property: JsonPropertyName("annotations_count")] int AnnotationsCount,
    [property: JsonPropertyName("annotations_url")] Uri AnnotationsUrl);
