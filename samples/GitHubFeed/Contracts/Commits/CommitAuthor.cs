namespace GitHubFeed;

/// <summary>Who wrote, committed or pushed, as git knows them.</summary>
/// <param name="Name">The name of the person.</param>
/// <param name="Email">The address of the person.</param>
/// <param name="Username">The account, where GitHub knows it.</param>
public sealed record CommitAuthor(string Name, string Email, string? Username = null);
