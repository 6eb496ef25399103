using CsCheck;

namespace TypedSockets.Serialization.Tests;

public sealed class DateTests
{
    private const int Iterations = 3000;

    private static readonly Kind<DateTime> DateTimes = new((ref w, v) => w.WriteDateTime(v), (ref w, v) => w.WriteDateTimeKey(v));
    private static readonly Kind<DateTimeOffset> DateTimeOffsets = new((ref w, v) => w.WriteDateTimeOffset(v), (ref w, v) => w.WriteDateTimeOffsetKey(v));
    private static readonly Kind<DateOnly> Dates = new((ref w, v) => w.WriteDateOnly(v), (ref w, v) => w.WriteDateOnlyKey(v));
    private static readonly Kind<TimeOnly> Times = new((ref w, v) => w.WriteTimeOnly(v), (ref w, v) => w.WriteTimeOnlyKey(v));
    private static readonly Kind<TimeSpan> Durations = new((ref w, v) => w.WriteTimeSpan(v), (ref w, v) => w.WriteTimeSpanKey(v));

    private static readonly long[] Fractions =
        [0, 1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 9_000_000, 9_999_999, 1_234_567, 1_200_000, 1_000_001, 500_000, TimeSpan.TicksPerSecond, -1];

    [Fact]
    public void Dates_of_every_kind_and_fraction_are_written_as_by_the_oracle()
    {
        DateTime[] moments = [new(1, 1, 1, 1, 0, 0), new(1999, 12, 31, 23, 59, 59), new(2024, 2, 29, 12, 0, 0), new(9999, 12, 31, 23, 59, 58)];
        foreach (var moment in moments.SelectMany(moment => Fractions.Select(moment.AddTicks)).Concat([DateTime.MinValue, DateTime.MaxValue]))
        {
            DateTimes.AssertOn(Enum.GetValues<DateTimeKind>().Select(kind => DateTime.SpecifyKind(moment, kind)));
        }
    }

    [Fact]
    public void Every_offset_is_written_as_by_the_oracle()
    {
        for (var minutes = -14 * 60; minutes <= 14 * 60; minutes++)
        {
            DateTimeOffsets.AssertOn(new DateTimeOffset(2026, 1, 31, 3, 4, 5, TimeSpan.FromMinutes(minutes)));
        }

        DateTimeOffsets.AssertOn(DateTimeOffset.MinValue, DateTimeOffset.MaxValue);
    }

    [Fact]
    public void Every_day_of_some_years_is_written_as_by_the_oracle()
    {
        foreach (var year in new[] { 1, 4, 1900, 2000, 2023, 9999 })
        {
            Dates.AssertOn(Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Select(day => new DateOnly(year, 1, 1).AddDays(day)));
        }
    }

    [Fact]
    public void Random_dates_times_and_durations_are_written_as_by_the_oracle() =>
        Gen.Select(Gen.Long[DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks], Gen.Int[0, 7], Gen.Int[-840, 840]).Sample(
            (ticks, zeros, offset) =>
            {
                var moment = new DateTime(ticks - (ticks % (long)Math.Pow(10, zeros)));
                DateTimes.AssertOn(moment, DateTime.SpecifyKind(moment, DateTimeKind.Utc));
                Dates.AssertOn(DateOnly.FromDateTime(moment));
                Times.AssertOn(TimeOnly.FromDateTime(moment));
                Durations.AssertOn(TimeSpan.FromTicks(moment.Ticks), TimeSpan.FromTicks(-moment.Ticks), moment.TimeOfDay);
                if (moment.Year is > 1 and < 9999)
                {
                    DateTimeOffsets.AssertOn(new DateTimeOffset(moment, TimeSpan.FromMinutes(offset)));
                }
            },
            iter: Iterations,
            threads: 1);

    [Fact]
    public void Times_and_durations_at_their_ends_are_written_as_by_the_oracle()
    {
        Times.AssertOn([TimeOnly.MinValue, TimeOnly.MaxValue, .. Fractions.Select(ticks => TimeOnly.MinValue.Add(TimeSpan.FromTicks(ticks)))]);
        Durations.AssertOn([TimeSpan.MinValue, TimeSpan.MaxValue, TimeSpan.Zero, TimeSpan.FromDays(1), TimeSpan.FromDays(-1), .. Fractions.Select(TimeSpan.FromTicks)]);
    }
}
