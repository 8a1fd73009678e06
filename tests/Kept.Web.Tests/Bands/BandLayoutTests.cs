using Kept.Web.Parts.Bands;
using NodaTime;

namespace Kept.Web.Tests.Bands;

/// <summary>Bands on a line of time: 1000 units, written in tenths.</summary>
public sealed class BandLayoutTests
{
    private static readonly Instant Begin = Instant.FromUtc(2026, 3, 1, 0, 0);
    private static readonly Instant End = Begin + Duration.FromDays(31);

    [Fact]
    public void A_band_stands_where_its_time_is()
    {
        // 31 days are 10,000 tenths: a day is 322.58, and the second begins at 323.
        var layout = Of(Spell(1, 2, "down"));
        layout.Bands.Select(b => (b.Spell.Kind, b.X, b.Width)).ShouldBe([("", 0, 323), ("down", 323, 322), ("", 645, 9355)]);
    }

    [Fact]
    public void What_is_too_short_to_be_seen_is_seen_all_the_same()
    {
        var minute = new Spell(Begin + Duration.FromDays(10), Begin + Duration.FromDays(10) + Duration.FromMinutes(1), "down");
        var down = Of(minute).Bands.Single(b => b.Spell.Kind == "down");
        down.Width.ShouldBe(20);
        down.X.ShouldBe(3226);
    }

    [Fact]
    public void A_short_one_at_the_very_end_takes_from_before_it()
    {
        var last = new Spell(End - Duration.FromSeconds(1), End, "down");
        var down = Of(last).Bands.Single(b => b.Spell.Kind == "down");
        (down.X, down.Width).ShouldBe((9980, 20));
    }

    [Fact]
    public void What_lies_outside_of_the_line_is_cut()
    {
        var layout = Of(new Spell(Begin - Duration.FromDays(5), End + Duration.FromDays(5), "covered"));
        layout.Bands.ShouldHaveSingleItem().Spell.ShouldBe(new Spell(Begin, End, "covered"));
    }

    [Fact]
    public void More_bands_than_there_is_room_for_share_it()
    {
        var many = Enumerable
            .Range(0, 4000)
            .Select(i => new Spell(Begin + Duration.FromMinutes(i), Begin + Duration.FromMinutes(i + 1), "down"));
        var layout = Of([.. many]);
        Adds(layout);
        layout.Bands.ShouldAllBe(b => b.Width >= 2);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void However_they_lie_they_add_up_to_the_line_in_their_order_and_each_can_be_seen(int seed)
    {
        var random = new Random(seed);
        foreach (var _ in Enumerable.Range(0, 200))
        {
            var spells = Enumerable
                .Range(0, random.Next(1, 60))
                .Select(_ => Begin + Duration.FromMinutes(random.Next(-2000, 46_000)))
                .Select(at => new Spell(at, at + Duration.FromMinutes(random.Next(1, 3000)), "down"));
            var layout = Of([.. spells]);
            Adds(layout);
            layout.Bands.ShouldAllBe(b => b.Width >= 20);
        }
    }

    [Fact]
    public void An_instant_stands_in_the_band_that_it_lies_in()
    {
        var down = Spell(10, 11, "down");
        var layout = Of(down);
        var band = layout.Bands.Single(b => b.Spell.Kind == "down");
        layout.X(down.From).ShouldBe(band.X);
        layout.X(down.From + Duration.FromHours(12)).ShouldBeInRange(band.X + 1, band.End - 1);
        layout.X(End).ShouldBe(10_000);
        layout.X(End + Duration.FromDays(1)).ShouldBe(10_000);
        layout.X(Begin - Duration.FromDays(1)).ShouldBe(0);
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(125, "12.5")]
    [InlineData(10_000, "1000")]
    public void Tenths_are_written_as_svg_reads_them(int tenths, string written) => BandLayout.Svg(tenths).ShouldBe(written);

    [Fact]
    public void Bands_too_near_for_a_finger_are_pressed_together()
    {
        var layout = Of(Open(10, 0, 5), Open(10, 30, 5), Open(20, 0, 5));
        var targets = BandTarget.Of(layout);
        targets.Select(t => t.Bands.Length).ShouldBe([2, 1]);
        targets.ShouldAllBe(t => t.Width >= BandTarget.Least);
    }

    [Fact]
    public void Forty_outages_of_a_month_can_all_be_pressed_and_none_lies_over_another()
    {
        var random = new Random(40);
        var layout = Of([.. Enumerable.Range(0, 40).Select(_ => Open(random.Next(0, 31), random.Next(0, 1430), random.Next(1, 60)))]);
        var targets = BandTarget.Of(layout);
        targets.Sum(t => t.Bands.Length).ShouldBe(layout.Bands.Count(b => b.Spell.Href is not null));
        targets.Zip(targets.Skip(1)).ShouldAllBe(p => p.First.X + p.First.Width <= p.Second.X);
        targets.ShouldAllBe(t => t.X >= 0 && t.X + t.Width <= layout.Width);
    }

    private static void Adds(BandLayout layout)
    {
        layout.Bands.Sum(b => b.Width).ShouldBe(layout.Width);
        layout.Bands[0].X.ShouldBe(0);
        layout.Bands.Zip(layout.Bands.Skip(1)).ShouldAllBe(p => p.First.End == p.Second.X && p.First.Spell.Until == p.Second.Spell.From);
    }

    private static BandLayout Of(params Spell[] spells) => new(spells, Begin, End, 1000);

    private static Spell Spell(int fromDay, int untilDay, string kind) =>
        new(Begin + Duration.FromDays(fromDay), Begin + Duration.FromDays(untilDay), kind);

    private static Spell Open(int day, int minute, int length)
    {
        var from = Begin + Duration.FromDays(day) + Duration.FromMinutes(minute);
        return new Spell(from, from + Duration.FromMinutes(length), "down", "down", "/outage");
    }
}
