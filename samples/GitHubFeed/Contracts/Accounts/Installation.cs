using System.Text.Json.Serialization;

namespace GitHubFeed;

/// <summary>Where an app is installed.</summary>
/// <param name="Id">The number of the installation.</param>
/// <param name="NodeId">Its id in the GraphQL API.</param>
public readonly record struct Installation(
    long Id,
    [property: JsonPropertyName("node_id")] string NodeId);
