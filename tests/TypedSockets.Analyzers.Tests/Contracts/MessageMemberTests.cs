using TypedSockets.Analyzers.Tests.Verification;

namespace TypedSockets.Analyzers.Tests.Contracts;

/// <summary>WS1005.</summary>
public sealed class MessageMemberTests
{
    [Fact]
    public Task A_member_without_a_form_on_the_wire_is_refused() => Expect.DiagnosticsAsync(
        """
        [WsMessage("a")] public partial record A(Action {|WS1005:Callback|});
        [WsMessage("b")] public partial record B(object {|WS1005:Anything|});
        [WsMessage("c")] public partial record C(Type {|WS1005:Type|});
        [WsMessage("d")] public partial record D(IntPtr {|WS1005:Handle|});
        [WsMessage("e")] public partial record E(System.IO.Stream {|WS1005:Stream|});
        [WsMessage("f")] public partial record F(Task<int> {|WS1005:Task|});
        [WsMessage("g")] public partial record G(int[,] {|WS1005:Grid|});
        [WsMessage("h")] public partial record H(Dictionary<DateTime[], int> {|WS1005:Keyed|});
        [WsMessage("i")] public unsafe partial class I
        {
            public int* {|WS1005:Pointer|} { get; set; }
        }
        """);

    [Fact]
    public Task A_member_of_a_payload_type_is_refused_where_it_stands() => Expect.DiagnosticsAsync(
        """
        public record Line(string Article, Action<int>? {|WS1005:Callback|});
        [WsMessage("shop.order")] public partial record Order(IReadOnlyList<Line> Lines);
        """);

    [Fact]
    public Task What_the_codec_can_not_see_is_refused() => Expect.DiagnosticsAsync(
        """
        public partial class Shop
        {
            private sealed record Line(string Article);
            [WsMessage("shop.order")] internal partial class Order
            {
                private Line[] Hidden { get; set; } = [];
                public string? Article => Hidden.FirstOrDefault()?.Article;
            }
            [WsMessage("shop.bill")] internal partial class Bill
            {
                [System.Text.Json.Serialization.JsonInclude] private Line[]? {|WS1005:Lines|} { get; set; }
            }
            [WsMessage("shop.note")] private partial record {|WS1005:Note|}(string Text);
        }
        """);

    [Fact]
    public Task What_is_left_out_may_be_anything() => Expect.DiagnosticsAsync(
        """
        using System.Text.Json.Serialization;

        [WsMessage("shop.order")] public partial record Order(string Article)
        {
            [JsonIgnore] public Action? Callback { get; set; }
            public static Action? Shared { get; set; }
            private Action? own;
            internal Action? Inner { get; set; }
            public void Run() => own?.Invoke();
            public void Set(Action value) => own = value;
        }
        """);

    [Fact]
    public Task Everything_that_JSON_can_say_is_silent() => Expect.DiagnosticsAsync(
        """
        using System.Text.Json;

        public enum Colour { Red, Green }
        public record Line(string Article, int Count, Line? Next);
        public readonly record struct Point(double X, double Y);
        public record Page<T>(IReadOnlyList<T> Items);

        [WsMessage("everything")]
        public partial record Everything(
            bool Flag, byte Small, sbyte Signed, short Short, ushort UShort, int Int, uint UInt, long Long, ulong ULong,
            float Float, double Double, decimal Decimal, char Letter, string Text, string? Nothing, Guid Id, Uri Link,
            DateTime When, DateTimeOffset At, DateOnly Day, TimeOnly Time, TimeSpan Span, Colour Colour, Colour? Maybe,
            byte[] Bytes, int[] Numbers, List<Line> Lines, IEnumerable<Point> Points, Dictionary<string, Line> ByName,
            IReadOnlyDictionary<string, int> Counts, Page<Line> Page, JsonElement Rest, int? Optional, Inner Inner);

        [WsMessage("inner")]
        public partial record Inner(string Text);
        """);

    [Fact]
    public Task A_refused_member_refuses_its_message_only_once() => Expect.DiagnosticsAsync(
        """
        [WsMessage("inner")] public partial record Inner(Action {|WS1005:Callback|});
        [WsMessage("outer")] public partial record Outer(Inner Inner, Inner[] More);
        """);

    [Fact]
    public Task The_message_names_the_path_to_the_member() => Expect.MessagesAsync(
        """
        public record Line(string Article, Action Callback);
        [WsMessage("shop.order")] public partial record Order(IReadOnlyList<Line> Lines);
        """,
        "WS1005: 'Order.Lines[].Callback' of type 'Action' can't be serialized: it is a delegate; change it, or leave the member out with [JsonIgnore]");
}
