namespace GitHubFeed;

/// <summary>A pull request by number, address and branches only.</summary>
/// <param name="Id">The number of the pull request among all of GitHub.</param>
/// <param name="Number">Its number in its repository.</param>
/// <param name="Url">The pull request in the API.</param>
/// <param name="Head">The branch that holds the changes.</param>
/// <param name="Base">The branch they are to be merged into.</param>
public sealed record PullRequestReference(long Id, int Number, Uri Url, BranchReference Head, BranchReference Base);

/// <summary>A branch by name, commit and repository only.</summary>
/// <param name="Ref">The name of the branch.</param>
/// <param name="Sha">The commit it stands on.</param>
/// <param name="Repo">The repository it is in.</param>
public sealed record BranchReference(string Ref, string Sha, RepositoryReference Repo);
