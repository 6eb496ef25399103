namespace GitHubFeed;

/// <summary>The button of a check that somebody pressed.</summary>
/// <param name="Identifier">The name the checking program gave it.</param>
public sealed record RequestedAction(string Identifier);
