using Kept.Core.Assessment;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Tests.Assessment;

public sealed class WordsTests
{
    private static readonly DateTimeZone LosAngeles = DateTimeZoneProviders.Tzdb["America/Los_Angeles"];

    // The clock goes back from 02:00 -07:00 to 01:00 -08:00 on 2026-11-01, at 09:00 UTC.
    [Theory]
    [InlineData(7, 59, "2026-11-01 00:59")]
    [InlineData(8, 20, "2026-11-01 01:20 (-07:00)")]
    [InlineData(9, 40, "2026-11-01 01:40 (-08:00)")]
    [InlineData(10, 0, "2026-11-01 02:00")]
    public void A_time_that_the_clock_shows_twice_is_said_with_its_offset(int hour, int minute, string words) =>
        Words.Local(At(hour, minute), LosAngeles).ShouldBe(words);

    [Fact]
    public void A_range_says_the_offset_of_either_end_that_needs_it()
    {
        Words.Local(new TimeRange(At(8, 20), At(9, 40)), LosAngeles).ShouldBe("2026-11-01 01:20 (-07:00)–01:40 (-08:00)");
        Words.Local(new TimeRange(At(9, 40), At(10, 30)), LosAngeles).ShouldBe("2026-11-01 01:40 (-08:00)–02:30");
    }

    private static Instant At(int hour, int minute) => Instant.FromUtc(2026, 11, 1, hour, minute);

    // Hours even beyond a day: of covered time, 52 h are not two days and four hours.
    [Theory]
    [InlineData(0, "0 min")]
    [InlineData(2_101, "35 min 1 s")]
    [InlineData(5_700, "1 h 35 min")]
    [InlineData(187_200, "52 h")]
    public void Lengths_are_said_in_words(int seconds, string words) => Words.Length(Duration.FromSeconds(seconds)).ShouldBe(words);
}
