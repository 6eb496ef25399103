namespace GitHubFeed;

/// <summary>One of the two branches of a pull request.</summary>
/// <param name="Label">Owner and branch, such as <c>octo-org:main</c>.</param>
/// <param name="Ref">The name of the branch.</param>
/// <param name="Sha">The commit it stands on.</param>
/// <param name="User">Whose branch it is.</param>
/// <param name="Repo">The repository it is in; <see langword="null"/> where a fork was deleted.</param>
public sealed record PullRequestBranch(string Label, string Ref, string Sha, User User, Repository? Repo);
