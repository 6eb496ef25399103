using System.Globalization;
using CsCheck;

namespace TypedSockets.Serialization.Tests.Reading;

public sealed class DateTests
{
    private static readonly string[] All = ["DateTime", "DateTimeOffset", "DateOnly", "TimeOnly", "TimeSpan"];

    private static readonly string[] Formats =
    [
        "yyyy-MM-dd", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ssZ", "yyyy-MM-ddTHH:mm:ssK", "O",
        .. Enumerable.Range(1, 7).SelectMany(digits => new[] { "", "Z", "K" }.Select(zone => $"yyyy-MM-ddTHH:mm:ss.{new string('f', digits)}{zone}")),
        "HH:mm:ss", "HH:mm:ss.fffffff", "d.HH:mm:ss",
    ];

    [Fact]
    public void Dates_in_every_form_are_the_oracles() => Gen.Int.Sample(
        seed =>
        {
            var random = new Random(seed);
            var minutes = random.Next(-14 * 60, (14 * 60) + 1);
            var ticks = random.NextInt64(TimeSpan.TicksPerDay, DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay);
            var time = new DateTimeOffset(ticks, TimeSpan.FromMinutes(minutes)).ToString(Formats[random.Next(Formats.Length)], CultureInfo.InvariantCulture);
            foreach (var kind in All)
            {
                Kinds.All[kind].AssertValue($"\"{time}\"");
                Kinds.All[kind].AssertValue(Tokens.Mutate(random, $"\"{time}\""));
            }
        },
        iter: 5000,
        threads: 1);

    [Fact]
    public void Every_number_in_every_place_is_the_oracles()
    {
        const string Time = "2024-02-28T23:59:58.7654321+13:45";
        foreach (var place in new[] { 0, 2, 5, 8, 11, 14, 17, 20, 22, 24, 28, 31 })
        {
            for (var number = 0; number < 100; number++)
            {
                var text = string.Concat(Time.AsSpan(0, place), number.ToString("00", CultureInfo.InvariantCulture), Time.AsSpan(place + 2));
                Kinds.All["DateTime"].AssertValue($"\"{text}\"");
                Kinds.All["DateTimeOffset"].AssertValue($"\"{text}\"");
                Kinds.All["DateOnly"].AssertValue($"\"{text[..10]}\"");
            }
        }
    }

    [Fact]
    public void Every_byte_in_every_place_is_the_oracles()
    {
        const string Time = "\"2024-02-28T23:59:58.7654321+13:45\"";
        for (var place = 0; place < Time.Length; place++)
        {
            for (var letter = ' '; letter < 0x7F; letter++)
            {
                var text = string.Concat(Time.AsSpan(0, place), letter.ToString(), Time.AsSpan(place + 1));
                Kinds.All["DateTime"].AssertValue(text);
                Kinds.All["DateTimeOffset"].AssertValue(text);
            }

            Kinds.All["DateTimeOffset"].AssertValue(Time.Remove(place, 1));
            Kinds.All["DateTimeOffset"].AssertValue(Time[..place]);
        }
    }

    [Fact]
    public void Days_of_every_month_are_the_oracles()
    {
        foreach (var year in new[] { 0, 1, 4, 100, 400, 1900, 2000, 2023, 2024, 9999 })
        {
            for (var month = 0; month <= 13; month++)
            {
                for (var day = 0; day <= 32; day++)
                {
                    var date = $"{year.ToString("0000", CultureInfo.InvariantCulture)}-{month.ToString("00", CultureInfo.InvariantCulture)}-{day.ToString("00", CultureInfo.InvariantCulture)}";
                    Kinds.All["DateOnly"].AssertValue($"\"{date}\"");
                    Kinds.All["DateTimeOffset"].AssertValue($"\"{date}T00:00:00Z\"");
                }
            }
        }
    }
}
