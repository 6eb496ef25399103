using System.Text.Json.Serialization;

namespace GitHubFeed;

/// <summary>A label of an issue or a pull request.</summary>
/// <param name="Id">The number of the label.</param>
/// <param name="NodeId">Its id in the GraphQL API.</param>
/// <param name="Url">The label in the API.</param>
/// <param name="Name">What it says.</param>
/// <param name="Color">Its color as six hexadecimal digits, such as <c>d73a4a</c>.</param>
/// <param name="Default">Whether GitHub created it with the repository.</param>
/// <param name="Description">What it stands for.</param>
public sealed record Label(
    long Id,
    [property: JsonPropertyName("node_id")] string NodeId,
    Uri Url,
    string Name,
    string Color,
    bool Default,
    string? Description);
