namespace TypedSockets.Generators.Tests.Messages;

public sealed class MessageSnapshotTests
{
    [Fact]
    public void Positional_records() => Snapshot.Verify(GeneratorRun.Over(
        """
        using System;
        using System.Collections.Generic;
        using TypedSockets;

        namespace Chat;

        [WsMessage("chat.said")]
        public sealed partial record Said(string Room, string? Name, DateTimeOffset At);

        [WsMessage("chat.history")]
        public sealed partial record GetHistory(string Room, int Count = 50);

        [WsMessage("chat.history.page")]
        public sealed partial record History(IReadOnlyList<Said> Messages);

        [WsMessage("chat.watch")]
        public sealed partial record WatchRooms;
        """).CompilesWithoutWarning());

    [Fact]
    public void Payload_types() => Snapshot.Verify(GeneratorRun.Over(
        """
        using System.Collections.Generic;
        using TypedSockets;

        namespace Shop
        {
            [WsMessage("shop.order")]
            public sealed partial record Order(string Customer, List<Line> Lines, Page<Point?> Route);

            [WsMessage("shop.quote")]
            public sealed partial record Quote(Dictionary<string, Line> Lines, Kind Kind);

            public sealed class Line
            {
                public required string Sku { get; init; }

                public int Quantity { get; init; } = 1;

                public string Label => $"{Quantity} x {Sku}";

                public Line? Replaces { get; set; }
            }

            public readonly record struct Point(int X, int Y);

            public sealed record Page<T>(IReadOnlyList<T> Items)
            {
                public T? Last { get; init; } = default;
            }

            public enum Kind { Firm, Open }
        }
        """).CompilesWithoutWarning());

    [Fact]
    public void Nested_messages_with_optional_members() => Snapshot.Verify(GeneratorRun.Over(
        """
        using System.Text.Json.Serialization;
        using TypedSockets;

        namespace Game;

        public partial class World
        {
            [WsMessage("game.move")]
            public readonly partial record struct Move(int X, int Y)
            {
                [JsonPropertyName("t")]
                public int Ticks { get; init; }
            }

            [WsMessage("game.settings")]
            public sealed partial record Settings
            {
                public string Theme { get; init; } = "dark";

                [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
                public int? Limit { get; set; } = 10;
            }
        }
        """).CompilesWithoutWarning());
}
