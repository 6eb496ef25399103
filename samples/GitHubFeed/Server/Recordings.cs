using TypedSockets;

namespace GitHubFeed;

/// <summary>The recorded events, as GitHub sent them: one to a file, whose name begins with the kind.</summary>
public sealed class Recordings
{
    /// <summary>Reads all files of a folder.</summary>
    public Recordings(string folder) =>
        Events = [.. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(Load)];

    /// <summary>The events in the order of their files, not published yet.</summary>
    public IReadOnlyList<FeedItem> Events { get; }

    private static FeedItem Load(string path)
    {
        var name = Path.GetFileName(path);
        var kind = name[..name.IndexOf('.', StringComparison.Ordinal)].Replace("_", "", StringComparison.Ordinal);
        var item = new FeedItem { Id = default, PublishedAt = default, Kind = Enum.Parse<EventKind>(kind, ignoreCase: true) };
        var json = File.ReadAllBytes(path);
        return item.Kind switch
        {
            EventKind.CheckRun => item with { CheckRun = WsJson.Read<CheckRunEvent>(json) },
            EventKind.Create => item with { Create = WsJson.Read<CreateEvent>(json) },
            EventKind.Fork => item with { Fork = WsJson.Read<ForkEvent>(json) },
            EventKind.IssueComment => item with { IssueComment = WsJson.Read<IssueCommentEvent>(json) },
            EventKind.Issues => item with { Issues = WsJson.Read<IssuesEvent>(json) },
            EventKind.PullRequest => item with { PullRequest = WsJson.Read<PullRequestEvent>(json) },
            EventKind.Push => item with { Push = WsJson.Read<PushEvent>(json) },
            EventKind.Release => item with { Release = WsJson.Read<ReleaseEvent>(json) },
            EventKind.Star => item with { Star = WsJson.Read<StarEvent>(json) },
            EventKind.WorkflowRun => item with { WorkflowRun = WsJson.Read<WorkflowRunEvent>(json) },
            _ => throw new NotSupportedException($"'{name}' holds an event of kind '{item.Kind}', which the feed does not carry."),
        };
    }
}
