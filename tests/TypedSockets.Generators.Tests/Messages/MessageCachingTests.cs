using Microsoft.CodeAnalysis;

namespace TypedSockets.Generators.Tests.Messages;

/// <summary>What an edit runs again: nothing that it does not concern.</summary>
public sealed class MessageCachingTests
{
    private const string Messages =
        """
        using System.Collections.Generic;
        using TypedSockets;

        namespace Chat;

        [WsMessage("chat.say")]
        public sealed partial record Say(string Room, string Text);

        [WsMessage("chat.order")]
        public sealed partial record Order(List<Line> Lines);

        [WsMessage("chat.quote")]
        public sealed partial record Quote(Line Line, Size Size);
        """;

    private const string Payloads =
        """
        namespace Chat;

        public sealed record Line(string Sku);

        public sealed record Size(int Width);
        """;

    private const string Elsewhere = "public class Elsewhere { public int X = 1; }";

    [Fact]
    public void The_first_run_prints_every_message_and_each_payload_type_once() => Assert.Equal(
        ["Chat.Order.g.cs", "Chat.Quote.g.cs", "Chat.Say.g.cs", "TypedSockets.Generated.Chat_Line.g.cs", "TypedSockets.Generated.Chat_Size.g.cs"],
        Run().Printed());

    [Fact]
    public void An_edit_elsewhere_prints_nothing()
    {
        var run = Run().Edit(2, "X = 1", "Y = 2");

        Assert.Empty(run.Printed());
        Assert.All(
            run.Reasons(TrackingNames.Messages).Concat(run.Reasons(TrackingNames.MessageCodecs)).Concat(run.Reasons(TrackingNames.PayloadCodecs)),
            reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
    }

    [Fact]
    public void An_edit_of_white_space_and_comments_prints_nothing() =>
        Assert.Empty(Run().Edit(0, "public sealed partial record Say", "/* said */ public   sealed partial record Say").Printed());

    [Fact]
    public void An_edit_of_a_message_prints_that_message() =>
        Assert.Equal(["Chat.Say.g.cs"], Run().Edit(0, "string Text", "string Words").Printed());

    [Fact]
    public void An_edit_of_a_payload_type_prints_its_codec() =>
        Assert.Equal(["TypedSockets.Generated.Chat_Line.g.cs"], Run().Edit(1, "string Sku", "string Sku, int Count").Printed());

    [Fact]
    public void A_new_message_prints_that_message() =>
        Assert.Equal(["New.g.cs"], Run().Edit(2, "public class Elsewhere", "[TypedSockets.WsMessage(\"new\")] public sealed partial record New; public class Elsewhere").Printed());

    [Fact]
    public void A_message_that_is_refused_takes_its_file_with_it()
    {
        var run = Run().Edit(0, "\"chat.say\"", "\"Chat Say\"");

        Assert.DoesNotContain(run.Sources, source => source.HintName.Contains("Say", StringComparison.Ordinal));
        Assert.Empty(run.Printed());
    }

    private static GeneratorRun Run() => GeneratorRun.Over(Messages, Payloads, Elsewhere);
}
