using System.Text.Json;
using TypedSockets;

namespace GitHubFeed;

/// <summary>The recorded events, as GitHub sent them: one to a file, whose name begins with the kind.</summary>
public sealed class Recordings
{
    private const int MaxNestedObjects = 32;

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
            EventKind.CheckRun => item with { CheckRun = Read<CheckRunEvent>(json) },
            EventKind.Create => item with { Create = Read<CreateEvent>(json) },
            EventKind.Fork => item with { Fork = Read<ForkEvent>(json) },
            EventKind.IssueComment => item with { IssueComment = Read<IssueCommentEvent>(json) },
            EventKind.Issues => item with { Issues = Read<IssuesEvent>(json) },
            EventKind.PullRequest => item with { PullRequest = Read<PullRequestEvent>(json) },
            EventKind.Push => item with { Push = Read<PushEvent>(json) },
            EventKind.Release => item with { Release = Read<ReleaseEvent>(json) },
            EventKind.Star => item with { Star = Read<StarEvent>(json) },
            EventKind.WorkflowRun => item with { WorkflowRun = Read<WorkflowRunEvent>(json) },
            _ => throw new NotSupportedException($"'{name}' holds an event of kind '{item.Kind}', which the feed does not carry."),
        };
    }

    private static T Read<T>(byte[] json)
        where T : IWsMessage<T>
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxNestedObjects });
        reader.Read();
        return T.ReadJson(ref reader);
    }
}
