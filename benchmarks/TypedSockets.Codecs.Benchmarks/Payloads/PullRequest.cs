using GitHubFeed;

namespace TypedSockets.Codecs.Benchmarks;

/// <summary>A pull request that got a label, as GitHub sent it.</summary>
internal static class PullRequest
{
    private const string Recording = "pull_request.labeled.json";

    public static PullRequestEvent Sample => ProductCodec<PullRequestEvent>.Read(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, Recording)));
}
