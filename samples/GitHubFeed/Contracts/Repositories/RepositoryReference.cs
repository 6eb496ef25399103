namespace GitHubFeed;

/// <summary>A repository by number, address and name only.</summary>
/// <param name="Id">The number of the repository.</param>
/// <param name="Url">The repository in the API.</param>
/// <param name="Name">Its name without its owner.</param>
public sealed record RepositoryReference(long Id, Uri Url, string Name);
