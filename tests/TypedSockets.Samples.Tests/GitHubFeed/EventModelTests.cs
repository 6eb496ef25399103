using System.Text.Json;
using System.Text.Json.Serialization;
using GitHubFeed;

namespace TypedSockets.Samples.GitHubFeed;

/// <summary>The records fit the real events, by the judgement of <see cref="JsonSerializer"/>.</summary>
public sealed class EventModelTests
{
    /// <summary>What JSON payloads mean: the settings that generated codecs are held to.</summary>
    private static readonly JsonSerializerOptions Oracle = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        NumberHandling = JsonNumberHandling.Strict,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        MaxDepth = 32,
    };

    private static readonly Dictionary<string, Type> Kinds = new(StringComparer.Ordinal)
    {
        ["check_run"] = typeof(CheckRunEvent),
        ["create"] = typeof(CreateEvent),
        ["fork"] = typeof(ForkEvent),
        ["issue_comment"] = typeof(IssueCommentEvent),
        ["issues"] = typeof(IssuesEvent),
        ["pull_request"] = typeof(PullRequestEvent),
        ["push"] = typeof(PushEvent),
        ["release"] = typeof(ReleaseEvent),
        ["star"] = typeof(StarEvent),
        ["workflow_run"] = typeof(WorkflowRunEvent),
    };

    [Theory]
    [MemberData(nameof(EventFiles.EachName), MemberType = typeof(EventFiles))]
    public void A_real_event_comes_back_member_by_member(string file)
    {
        var json = EventFiles.Read(file);
        var message = JsonSerializer.Deserialize(json, Kinds[EventFiles.KindOf(file)], Oracle);
        var written = JsonSerializer.SerializeToElement(message, message!.GetType(), Oracle);

        Assert.Empty(JsonComparison.Differences(JsonElement.Parse(json), written));
    }

    [Fact]
    public void There_are_a_hundred_real_events_of_all_ten_kinds()
    {
        Assert.Equal(102, EventFiles.Names.Count);
        Assert.Equal(Kinds.Keys.Order(StringComparer.Ordinal), EventFiles.Names.Select(EventFiles.KindOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }
}
