namespace TypedSockets.Generators.Tests.Pipeline;

/// <summary>What each kind of edit runs again, step by step, and which files are printed anew: nothing that it does not concern.</summary>
public sealed class EditTests
{
    [Fact]
    public void The_first_run_prints_every_file_once()
    {
        var run = ChatProject.Run().CompilesWithoutWarning();

        Assert.Equal(
            [
                "Chat.ChatClient.g.cs", "Chat.ChatEndpoint.g.cs", "Chat.Order.g.cs", "Chat.ProbeClient.g.cs", "Chat.ProbeEndpoint.g.cs", "Chat.Quote.g.cs", "Chat.Said.g.cs", "Chat.Say.g.cs",
                "TypedSockets.Generated.Chat_Line.g.cs", "TypedSockets.Generated.Chat_Size.g.cs", "TypedSockets.Generated.Shared_Address.g.cs",
            ],
            run.Printed());
        Assert.Equal(run.Printed(), run.Sources.Select(source => source.HintName));
    }

    [Theory]
    [InlineData(ChatProject.MessageFile, "string Text)", "string /* said */ Text)")]
    [InlineData(ChatProject.MessageFile, "namespace Chat;", "namespace Chat; // and more")]
    [InlineData(ChatProject.PayloadFile, "string Sku", "string\n    Sku")]
    [InlineData(ChatProject.ContractFile, "ValueTask SayAsync", "/// <summary>Says it.</summary>\nValueTask SayAsync")]
    [InlineData(ChatProject.EndpointFile, "public ValueTask SayAsync", "// Says it.\npublic ValueTask SayAsync")]
    [InlineData(ChatProject.OtherFile, "Count = 1", "/* one */ Count = 1")]
    public void A_comment_or_white_space_runs_nothing_again(int file, string from, string to) => Edited.AssertPrinted(file, from, to, [], []);

    [Theory]
    [InlineData(ChatProject.MessageFile, "Text.Split(' ').Length", "Text.Length")]
    [InlineData(ChatProject.PayloadFile, "IsSold() => false", "IsSold() => true")]
    [InlineData(ChatProject.EndpointFile, "SayAsync(Say message, CancellationToken cancellationToken) => default", "SayAsync(Say message, CancellationToken cancellationToken) => new(Task.CompletedTask)")]
    [InlineData(ChatProject.OtherFile, "x + x", "2 * x")]
    public void The_body_of_a_method_runs_nothing_again(int file, string from, string to) => Edited.AssertPrinted(file, from, to, [], []);

    [Theory]
    [InlineData(ChatProject.MessageFile, "public int Words()", "public int Letters() => Text.Length;\npublic int Words()")]
    [InlineData(ChatProject.EndpointFile, "public ValueTask SayAsync", "private int said;\npublic int Said() => said++;\npublic ValueTask SayAsync")]
    [InlineData(ChatProject.OtherFile, "Count = 1", "Count = 1, Size = 2")]
    public void A_member_that_is_neither_sent_nor_called_runs_nothing_again(int file, string from, string to) => Edited.AssertPrinted(file, from, to, [], []);

    [Fact]
    public void A_new_member_of_a_message_prints_that_message() => Edited.AssertPrinted(
        ChatProject.MessageFile, "Say(string Room, string Text)", "Say(string Room, string Text, int Volume = 1)", ["Chat.Say.g.cs"], ["MessageCodecs Modified", "Messages Modified"]);

    [Fact]
    public void A_new_member_of_a_payload_type_prints_its_codec_alone() => Edited.AssertPrinted(
        ChatProject.PayloadFile, "Line(string Sku)", "Line(string Sku, int Count)", ["TypedSockets.Generated.Chat_Line.g.cs"], ["Messages Modified", "Messages Modified", "PayloadCodecs Modified"]);

    [Fact]
    public void A_renamed_member_of_a_message_prints_that_message() => Edited.AssertPrinted(
        ChatProject.MessageFile, "Said(string Room, string Text)", "Said(string Room, string Words)", ["Chat.Said.g.cs"], ["MessageCodecs Modified", "Messages Modified"]);

    [Fact]
    public void A_renamed_member_of_a_payload_type_prints_its_codec_alone() => Edited.AssertPrinted(
        ChatProject.PayloadFile, "Size(int Width)", "Size(int Height)", ["TypedSockets.Generated.Chat_Size.g.cs"], ["Messages Modified", "PayloadCodecs Modified"]);

    [Fact]
    public void A_changed_type_prints_the_message_the_client_and_the_dispatch_table() => Edited.AssertPrinted(
        ChatProject.MessageFile,
        "\"chat.say\"",
        "\"chat.tell\"",
        ["Chat.ChatClient.g.cs", "Chat.ChatEndpoint.g.cs", "Chat.Say.g.cs"],
        ["Clients Modified", "Contracts Modified", "Endpoints Modified", "MessageCodecs Modified", "Messages Modified"]);

    [Fact]
    public void A_new_message_prints_that_message()
    {
        Edited.AssertPrinted(ChatProject.OtherFile, "public static class", "[TypedSockets.WsMessage(\"new\")] public sealed partial record New; public static class", ["Chat.New.g.cs"], ["MessageCodecs New", "Messages New"]);

        var run = ChatProject.Run().Add("New.cs", "[TypedSockets.WsMessage(\"new\")] public sealed partial record New(Chat.Line Line);").CompilesWithoutWarning();
        Assert.Equal(["New.g.cs"], run.Printed());
    }

    [Fact]
    public void A_message_that_is_marked_no_longer_takes_its_file_with_it()
    {
        var run = ChatProject.Run().Add("New.cs", "[TypedSockets.WsMessage(\"new\")] public sealed partial record New(Chat.Line Line);");
        var files = run.Sources.Select(source => source.HintName).ToArray();

        run.Edit(5, "[TypedSockets.WsMessage(\"new\")]", "").CompilesWithoutWarning();

        Assert.Empty(run.Printed());
        Assert.Equal(["MessageCodecs Removed", "Messages Removed"], run.Changes());
        Assert.Equal(["New.g.cs"], files.Except(run.Sources.Select(source => source.HintName)));
    }

    [Fact]
    public void A_message_that_is_marked_no_longer_takes_what_sends_it_with_it() => Edited.AssertGone(
        ChatProject.Run().Edit(ChatProject.MessageFile, "[WsMessage(\"chat.said\")]", ""),
        "Chat.ChatClient.g.cs", "Chat.ChatEndpoint.g.cs", "Chat.Said.g.cs");

    [Fact]
    public void A_changed_reference_runs_nothing_again_that_it_does_not_concern()
    {
        var run = ChatProject.Run().Edit(ChatProject.Shared, ChatProject.SharedAfter("Count() => 1", "Number() => 2")).CompilesWithoutWarning();

        Assert.Empty(run.Printed());
        Assert.Empty(run.Changes());
    }

    [Fact]
    public void A_changed_member_of_a_referenced_message_runs_nothing_again()
    {
        var run = ChatProject.Run().Edit(ChatProject.Shared, ChatProject.SharedAfter("Ping(string Text)", "Ping(int Number)")).CompilesWithoutWarning();

        Assert.Empty(run.Printed());
        Assert.Empty(run.Changes());
    }

    [Fact]
    public void A_changed_member_of_a_referenced_payload_type_prints_its_codec()
    {
        var run = ChatProject.Run().Edit(ChatProject.Shared, ChatProject.SharedAfter("Address(string Street)", "Address(string Street, string City)")).CompilesWithoutWarning();

        Assert.Equal(["TypedSockets.Generated.Shared_Address.g.cs"], run.Printed());
        Assert.Equal(["Messages Modified", "PayloadCodecs Modified"], run.Changes());
    }

    [Fact]
    public void A_changed_type_of_a_referenced_message_prints_the_client_and_the_dispatch_table()
    {
        var run = ChatProject.Run().Edit(ChatProject.Shared, ChatProject.SharedAfter("shared.ping", "shared.probe")).CompilesWithoutWarning();

        Assert.Equal(["Chat.ProbeClient.g.cs", "Chat.ProbeEndpoint.g.cs"], run.Printed());
        Assert.Equal(["Clients Modified", "Contracts Modified", "Endpoints Modified"], run.Changes());
    }

    [Fact]
    public void A_referenced_message_that_is_marked_no_longer_takes_what_sends_it_with_it() => Edited.AssertGone(
        ChatProject.Run().Edit(ChatProject.Shared, ChatProject.SharedAfter("[TypedSockets.WsMessage(\"shared.ping\")]", "")),
        "Chat.ProbeClient.g.cs", "Chat.ProbeEndpoint.g.cs");

    [Fact]
    public void A_message_that_is_refused_takes_what_sends_it_with_it() => Edited.AssertGone(
        ChatProject.Run().Edit(ChatProject.MessageFile, "\"chat.said\"", "\"Chat Said\""),
        "Chat.ChatClient.g.cs", "Chat.ChatEndpoint.g.cs", "Chat.Said.g.cs");
}
