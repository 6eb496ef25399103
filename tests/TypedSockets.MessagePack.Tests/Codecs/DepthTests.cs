using System.Buffers;
using System.Text.Json;
using MessagePack;

namespace TypedSockets.MessagePack.Tests;

[WsMessage("depth.node")]
public sealed partial record Node(Node? Next, JsonElement? Any = null);

/// <summary>A payload nests 32 levels deep at most, itself counted.</summary>
public sealed class DepthTests
{
    [Theory]
    [InlineData(32, true)]
    [InlineData(33, false)]
    [InlineData(100_000, false)]
    public void Objects_are_read_to_that_depth(int levels, bool isRead) => Assert.Equal(isRead, IsRead(Nested(levels, "next")));

    [Theory]
    [InlineData(32, true)]
    [InlineData(33, false)]
    [InlineData(100_000, false)]
    public void Unknown_members_are_skipped_to_that_depth(int levels, bool isRead) => Assert.Equal(isRead, IsRead(Nested(levels, "unknown")));

    [Theory]
    [InlineData(32, true)]
    [InlineData(33, false)]
    [InlineData(100_000, false)]
    public void JSON_is_read_to_that_depth(int levels, bool isRead) => Assert.Equal(isRead, IsRead(Nested(levels, "any")));

    [Theory]
    [InlineData(32, true)]
    [InlineData(33, false)]
    public void Objects_are_written_to_that_depth(int levels, bool isWritten)
    {
        Node? node = null;
        for (var level = 0; level < levels; level++)
        {
            node = new Node(node);
        }

        if (isWritten)
        {
            Assert.NotEmpty(WsMessagePack.Write(node!));
        }
        else
        {
            Assert.Contains("32 levels", Assert.Throws<JsonException>(() => WsMessagePack.Write(node!)).Message, StringComparison.Ordinal);
        }
    }

    private static bool IsRead(byte[] document)
    {
        try
        {
            WsMessagePack.Read<Node>(document);
            return true;
        }
        catch (WsPayloadException)
        {
            return false;
        }
    }

    /// <summary>Maps in maps, each under this name in the one around it. All but the outermost have a null as <c>next</c>.</summary>
    private static byte[] Nested(int levels, string name)
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(output);
        for (var level = 1; level <= levels; level++)
        {
            var isLast = level == levels;
            var hasNext = !string.Equals(name, "next", StringComparison.Ordinal);
            writer.WriteMapHeader(isLast ? 1 : hasNext ? 2 : 1);
            if (hasNext || isLast)
            {
                writer.Write("next");
                writer.WriteNil();
            }

            if (!isLast)
            {
                writer.Write(name);
            }
        }

        writer.Flush();
        return output.WrittenSpan.ToArray();
    }
}
