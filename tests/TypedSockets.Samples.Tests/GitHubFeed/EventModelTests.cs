using System.Text;
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

    private static readonly Dictionary<string, Action<byte[]>> Codecs = new(StringComparer.Ordinal)
    {
        ["check_run"] = SameAsOracle<CheckRunEvent>,
        ["create"] = SameAsOracle<CreateEvent>,
        ["fork"] = SameAsOracle<ForkEvent>,
        ["issue_comment"] = SameAsOracle<IssueCommentEvent>,
        ["issues"] = SameAsOracle<IssuesEvent>,
        ["pull_request"] = SameAsOracle<PullRequestEvent>,
        ["push"] = SameAsOracle<PushEvent>,
        ["release"] = SameAsOracle<ReleaseEvent>,
        ["star"] = SameAsOracle<StarEvent>,
        ["workflow_run"] = SameAsOracle<WorkflowRunEvent>,
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

    [Theory]
    [MemberData(nameof(EventFiles.EachName), MemberType = typeof(EventFiles))]
    public void Generated_codecs_read_and_write_it_as_the_serializer_does(string file) => Codecs[EventFiles.KindOf(file)](EventFiles.Read(file));

    [Fact]
    public void There_are_a_hundred_real_events_of_all_ten_kinds()
    {
        Assert.Equal(102, EventFiles.Names.Count);
        Assert.Equal(Kinds.Keys.Order(StringComparer.Ordinal), EventFiles.Names.Select(EventFiles.KindOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    /// <summary>The same bytes come out of what the codec and the serializer have read, whichever of the two writes them.</summary>
    private static void SameAsOracle<T>(byte[] json)
        where T : IWsMessage<T>
    {
        var expected = JsonSerializer.Serialize(JsonSerializer.Deserialize<T>(json, Oracle), Oracle);
        var message = WsJson.Read<T>(json);

        Assert.Equal(expected, JsonSerializer.Serialize(message, Oracle));
        Assert.Equal(expected, Encoding.UTF8.GetString(WsJson.Write(message)));
    }
}
