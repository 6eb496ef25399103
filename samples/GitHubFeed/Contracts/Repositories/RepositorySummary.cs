using System.Text.Json.Serialization;

namespace GitHubFeed;

/// <summary>A repository in short, as a workflow run carries it. Its addresses are in the other part of the record.</summary>
public partial record RepositorySummary
{
    /// <summary>The number of the repository, which survives renaming and moving.</summary>
    public required long Id { get; init; }

    /// <summary>The id of the repository in the GraphQL API.</summary>
    [JsonPropertyName("node_id")]
    public required string NodeId { get; init; }

    /// <summary>The name without its owner.</summary>
    public required string Name { get; init; }

    /// <summary>Owner and name, such as <c>octo-org/octo-repo</c>.</summary>
    [JsonPropertyName("full_name")]
    public required string FullName { get; init; }

    /// <summary>Whose repository it is.</summary>
    public required User Owner { get; init; }

    /// <summary>Whether only members can see it.</summary>
    public required bool Private { get; init; }

    /// <summary>What the repository is for, in a sentence.</summary>
    public string? Description { get; init; }

    /// <summary>Whether it is a fork of another repository.</summary>
    public required bool Fork { get; init; }
}
