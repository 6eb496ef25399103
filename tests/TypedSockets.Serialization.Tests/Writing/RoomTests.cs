using CsCheck;

namespace TypedSockets.Serialization.Tests;

/// <summary>What is written without a look at the bounds keeps to the room that it asks for.</summary>
public sealed class RoomTests
{
    private const byte Untouched = 0xEE;

    /// <summary>How far behind their ends numbers and dates may be overwritten.</summary>
    private const int Slack = 7;

    [Fact]
    public void Plain_text_is_copied_into_as_many_bytes_as_it_has_characters()
    {
        for (var length = 1; length <= 130; length++)
        {
            var room = Room(length + 64);
            Assert.Equal(length, JsonEscaping.CopyPlain(new string('x', length), ref room[0]));
            AssertUntouched(room, length);

            for (var index = 0; index < length; index++)
            {
                room = Room(length + 64);
                Assert.Equal(index, JsonEscaping.CopyPlain(new string('x', index) + "ж" + new string('x', length - index - 1), ref room[0]));
                AssertUntouched(room, length);
            }
        }
    }

    [Fact]
    public void Escaped_text_keeps_to_the_room_for_the_longest_escapes()
    {
        var letters = Gen.Frequency((3, Gen.Char['a', 'z']), (3, Gen.Char['а', 'я']), (1, Gen.Char['\0', '\u007f']), (1, Gen.Char['\ud7f0', '\ue010']));
        letters.Array[1, 100].Sample(
            text =>
            {
                var length = (text.Length * JsonEscaping.MaxEscapedLength) + JsonEscaping.Slack;
                var room = Room(length + 64);
                JsonEscaping.Escape(text, ref room[0]);
                AssertUntouched(room, length);

                // With nothing but escapes the room is full, but for the slack.
                Assert.Equal(text.Length * JsonEscaping.MaxEscapedLength, JsonEscaping.Escape(new string('ж', text.Length), ref room[0]));
                AssertUntouched(room, length);
            },
            iter: 3000,
            threads: 1);
    }

    [Fact]
    public void Numbers_and_dates_overwrite_seven_bytes_at_most() =>
        Gen.Select(Gen.ULong, Gen.Int[0, 63], Gen.Int[1, 28]).Sample(
            (bits, shift, count) =>
            {
                var room = Room(100);
                AssertUntouched(room, Digits.Write(ref room[0], bits >> shift) + Slack);

                room = Room(100);
                Digits.Write(ref room[0], (bits >> shift) % (ulong)Math.Pow(10, Math.Min(count, 18)), count);
                AssertUntouched(room, count + Slack);

                room = Room(100);
                AssertUntouched(room, DateText.Write(ref room[0], (long)(bits % (ulong)DateTime.MaxValue.Ticks)) + Slack);
            },
            iter: 3000,
            threads: 1);

    private static byte[] Room(int length)
    {
        var room = new byte[length];
        room.AsSpan().Fill(Untouched);
        return room;
    }

    private static void AssertUntouched(byte[] room, int length) => Assert.Equal(-1, room.AsSpan(length).IndexOfAnyExcept(Untouched));
}
