namespace GitHubFeed;

/// <summary>What the command line asks for.</summary>
internal sealed record FeedArguments(Uri Uri, IReadOnlyList<string> Repositories, IReadOnlyList<EventKind> Kinds, bool Replay, int PaceMilliseconds)
{
    public const string Usage = """
        Usage: dotnet run --project samples/GitHubFeed/Console -- ws://localhost:5090/feed [options]

          --repository OWNER/NAME   follow a repository; may be repeated
          --kind KIND               follow a kind of event, such as issues or check_run; may be repeated
                                    (neither of the two: follow everything)
          --replay                  ask the server to replay its events now
          --pace MILLISECONDS       how long it waits after each event, 20 by default
        """;

    /// <summary>Reads the command line; <see langword="null"/> where it makes no sense.</summary>
    public static FeedArguments? TryParse(ReadOnlySpan<string> args)
    {
        if (args is not [var address, .. var rest] || !Uri.TryCreate(address, UriKind.Absolute, out var uri))
        {
            return null;
        }

        List<string> repositories = [];
        List<EventKind> kinds = [];
        var replay = false;
        var pace = 20;
        while (rest is not [])
        {
            switch (rest)
            {
                case ["--repository", var repository, ..]:
                    repositories.Add(repository);
                    rest = rest[2..];
                    break;
                case ["--kind", var name, ..] when Enum.TryParse(name.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out EventKind kind):
                    kinds.Add(kind);
                    rest = rest[2..];
                    break;
                case ["--pace", var text, ..] when int.TryParse(text, out pace):
                    rest = rest[2..];
                    break;
                case ["--replay", ..]:
                    replay = true;
                    rest = rest[1..];
                    break;
                default:
                    return null;
            }
        }

        return new FeedArguments(uri, repositories, repositories is [] && kinds is [] ? Enum.GetValues<EventKind>() : kinds, replay, pace);
    }
}
