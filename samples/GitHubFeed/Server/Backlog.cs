namespace GitHubFeed;

/// <summary>The last published events.</summary>
public sealed class Backlog
{
    private const int MaxItems = 500;

    private readonly Lock gate = new();
    private readonly Queue<FeedItem> items = new();

    /// <summary>Keeps an event; the oldest goes where there are too many.</summary>
    public void Add(FeedItem item)
    {
        lock (gate)
        {
            if (items.Count == MaxItems)
            {
                items.Dequeue();
            }

            items.Enqueue(item);
        }
    }

    /// <summary>The events as they are now, oldest first.</summary>
    /// <param name="repository">Only those of this repository.</param>
    /// <param name="kind">Only those of this kind.</param>
    public IReadOnlyList<FeedItem> Read(string? repository = null, EventKind? kind = null)
    {
        lock (gate)
        {
            return [.. items.Where(item => (repository is null || item.Event.RepositoryName == repository) && (kind is null || item.Kind == kind))];
        }
    }
}
