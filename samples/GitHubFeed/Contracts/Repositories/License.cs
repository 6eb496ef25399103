using System.Text.Json.Serialization;

namespace GitHubFeed;

/// <summary>The license of a repository.</summary>
/// <param name="Key">Its short name on GitHub, such as <c>gpl-3.0</c>.</param>
/// <param name="Name">Its full name.</param>
/// <param name="SpdxId">Its SPDX identifier.</param>
/// <param name="Url">The license in the API.</param>
/// <param name="NodeId">Its id in the GraphQL API.</param>
public sealed record License(
    string Key,
    string Name,
    [property: JsonPropertyName("spdx_id")] string SpdxId,
    Uri? Url,
    [property: JsonPropertyName("node_id")] string NodeId);
