using Microsoft.CodeAnalysis;
using TypedSockets.Generators.Tests.Pipeline;

namespace TypedSockets.Generators.Tests.Messages;

/// <summary>What is generated where the binary protocol is referenced, and only there.</summary>
public sealed class BinaryTests
{
    private const string Shop =
        """
        using System;
        using System.Collections.Generic;
        using System.Text.Json;
        using System.Text.Json.Serialization;
        using TypedSockets;

        namespace Shop;

        [WsMessage("shop.order")]
        public sealed partial record Order(string Customer, IReadOnlyList<Line> Lines, Dictionary<int, Line?> Spare)
        {
            [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
            public string? Note { get; init; }

            [JsonExtensionData]
            public Dictionary<string, JsonElement>? More { get; init; }
        }

        [WsMessage("shop.price", Compact = true)]
        public sealed partial record Price(string Sku, decimal Value, DateTimeOffset? At = null);

        public sealed record Line(string Sku, Pet? Pet = null);

        [JsonDerivedType(typeof(Cat), "cat")]
        public abstract record Pet;

        public sealed record Cat(int Lives) : Pet;
        """;

    private static readonly MetadataReference[] Binary =
    [
        MetadataReference.CreateFromFile(typeof(WsMessagePack).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(MessagePack.MessagePackReader).Assembly.Location),
    ];

    [Fact]
    public void Codecs_of_MessagePack() => Snapshot.Verify(GeneratorRun.With(Binary, Shop).CompilesWithoutWarning());

    [Fact]
    public void Nothing_changes_in_what_is_generated_for_JSON()
    {
        var alone = GeneratorRun.Over(Shop).CompilesWithoutWarning().Sources;
        var both = GeneratorRun.With(Binary, Shop).Sources;

        Assert.All(alone, source => Assert.Equal(source.SourceText.ToString(), both.Single(other => string.Equals(other.HintName, source.HintName, StringComparison.Ordinal)).SourceText.ToString()));
        Assert.Equal(2 * alone.Length, both.Length);
    }

    [Fact]
    public void A_message_that_another_project_has_without_such_a_codec_leaves_none_to_who_holds_it()
    {
        var run = GeneratorRun.With(
            [MessageLibrary.Of("Chat", "chat.said Said"), .. Binary],
            """
            using TypedSockets;

            namespace Chat;

            [WsMessage("chat.page")]
            public sealed partial record Page(Held Held, int Number);

            public sealed record Held(Said Said);

            [WsMessage("chat.other")]
            public sealed partial record Other(int Number);
            """).CompilesWithoutWarning();

        Assert.Equal(["Chat.Other.MessagePack.g.cs"], run.Sources.Select(source => source.HintName).Where(name => name.Contains("MessagePack", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_has_no_place_in_a_compact_message_leaves_it_without_such_a_codec()
    {
        var run = GeneratorRun.With(Binary, Shop.Replace("\"shop.order\"", "\"shop.order\", Compact = true", StringComparison.Ordinal)).CompilesWithoutWarning();

        Assert.DoesNotContain(run.Sources, source => string.Equals(source.HintName, "Shop.Order.MessagePack.g.cs", StringComparison.Ordinal));
    }

    [Fact]
    public void A_new_member_prints_both_codecs_of_its_type_and_no_others()
    {
        var run = GeneratorRun.With(Binary, Shop);

        run.Edit(0, "Line(string Sku,", "Line(string Sku, int Count,");

        Assert.Equal(["TypedSockets.Generated.MessagePack.Shop_Line.g.cs", "TypedSockets.Generated.Shop_Line.g.cs"], run.Printed().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_comment_prints_nothing()
    {
        var run = GeneratorRun.With(Binary, Shop);

        run.Edit(0, "namespace Shop;", "namespace Shop; // and more");

        Assert.Empty(run.Printed());
    }
}
