using Kept.Web.Reading;
using NodaTime;

namespace Kept.Web.Tests.Reading;

public sealed class WrittenTests
{
    private static readonly Texts English = Texts.In("en"),
        German = Texts.In("de");

    private static readonly Instant At = Instant.FromUtc(2031, 3, 30, 0, 30);

    [Theory]
    [InlineData("1234567.50", "1,234,567.50", "1.234.567,50")]
    [InlineData("999", "999", "999")]
    [InlineData("-1000.005", "−1,000.005", "−1.000,005")]
    [InlineData("0.00", "0.00", "0,00")]
    public void An_amount_keeps_all_its_digits(string amount, string english, string german)
    {
        English.Amount(amount).ShouldBe(english);
        German.Amount(amount).ShouldBe(german);
    }

    // 00:30 UTC is 01:30 in Berlin, half an hour before the clocks go forward.
    [Fact]
    public void An_instant_is_written_in_its_zone()
    {
        var berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
        English.At(At, berlin).ShouldBe("30 Mar 2031, 01:30");
        German.At(At, berlin).ShouldBe("30. März 2031, 01:30");
        English.AtExactly(At + Duration.FromHours(1), berlin).ShouldBe("30 Mar 2031, 03:30 Europe/Berlin (+02)");
    }

    [Theory]
    [InlineData(42, "42 s")]
    [InlineData(60 * 59, "59 min")]
    [InlineData(60 * 200, "3 h 20 min")]
    [InlineData(60 * 60 * 52, "2 d 4 h")]
    [InlineData(60 * 60 * 24 * 20, "20 d")]
    public void A_span_is_its_two_largest_units(int seconds, string said) => English.Span(Duration.FromSeconds(seconds)).ShouldBe(said);

    [Fact]
    public void What_is_ahead_and_what_is_past_are_told_apart()
    {
        English.Away(At + Duration.FromMinutes(20), At).ShouldBe("in 20 min");
        German.Away(At - Duration.FromMinutes(20), At).ShouldBe("vor 20 min");
    }
}
