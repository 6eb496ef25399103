namespace GitHubFeed;

/// <summary>What a comment or a release said before it was edited.</summary>
/// <param name="Name">Its title, if that was edited.</param>
/// <param name="Body">Its text, if that was edited.</param>
public sealed record TextChanges(TextChange? Name = null, TextChange? Body = null);

/// <summary>One text that was edited.</summary>
/// <param name="From">What it said before.</param>
public readonly record struct TextChange(string From);
