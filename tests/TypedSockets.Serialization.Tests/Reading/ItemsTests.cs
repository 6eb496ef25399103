using System.Buffers;
using System.Text;
using TypedSockets.Serialization.Tests.Messages;

namespace TypedSockets.Serialization.Tests.Reading;

public sealed class ItemsTests
{
    [Fact]
    public void Items_come_out_as_they_went_in()
    {
        foreach (var count in new[] { 0, 1, 7, 8, 9, 16, 31, 32, 33, 127, 128, 129, 1000 })
        {
            AssertItems(Enumerable.Range(0, count).ToArray());
            AssertItems(Enumerable.Range(0, count).Select(i => $"{i}").ToArray());
            AssertItems(Enumerable.Range(0, count).Select(i => new Said("", $"{i}", "", default)).ToArray());
            AssertItems(Enumerable.Range(0, count).Select(i => ((object)i, (decimal)i, $"{i}")).ToArray());
        }
    }

    [Fact]
    public void Items_are_forgotten_when_they_are_handed_over()
    {
        var items = new WsJsonItems<string>();
        Assert.Equal([], items.ToList());
        for (var round = 0; round < 3; round++)
        {
            for (var i = 0; i < 20; i++)
            {
                items.Add($"{round}");
            }

            Assert.Equal(Enumerable.Repeat($"{round}", 20), items.ToImmutableArray());
            Assert.Equal(0, items.Count);
            Assert.True(items.Span.IsEmpty);
        }

        items.Add("x");
        items.Dispose();
        Assert.Equal(0, items.Count);
        items.Dispose();
    }

    [Fact]
    public void A_payload_in_several_pieces_is_read_as_one()
    {
        var json = Encoding.UTF8.GetBytes("""{"room":"lobby","name":"Ada","text":"hi \u00e4 ä","at":"2026-01-31T23:59:59Z"}""");
        var whole = PayloadReader.Read<Said>(json);
        Assert.Equal(whole, PayloadReader.Read<Said>(new ReadOnlySequence<byte>(json)));
        for (var cut = 0; cut <= json.Length; cut++)
        {
            var first = new Segment(json.AsMemory(0, cut));
            var last = first.Append(json.AsMemory(cut));
            Assert.Equal(whole, PayloadReader.Read<Said>(new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length)));
        }
    }

    private static void AssertItems<T>(T[] expected)
    {
        var items = new WsJsonItems<T>();
        foreach (var item in expected)
        {
            items.Add(item);
        }

        Assert.Equal(expected.Length, items.Count);
        Assert.Equal(expected, items.Span.ToArray());
        Assert.Equal(expected, items.ToArray());
        foreach (var item in expected)
        {
            items.Add(item);
        }

        Assert.Equal(expected, items.ToList());
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(ReadOnlyMemory<byte> memory) => Memory = memory;

        public Segment Append(ReadOnlyMemory<byte> memory)
        {
            var next = new Segment(memory) { RunningIndex = RunningIndex + Memory.Length };
            Next = next;
            return next;
        }
    }
}
