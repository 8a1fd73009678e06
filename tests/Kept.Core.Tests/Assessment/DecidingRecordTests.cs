using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Money;
using NodaTime;
using static Kept.Core.Tests.Assessment.Worlds;

namespace Kept.Core.Tests.Assessment;

/// <summary>Whose record decides when the parties' records differ (R14): provider 10:00–12:00, customer 11:00–14:00, April of 43,200 min.</summary>
public sealed class DecidingRecordTests
{
    private static readonly Fact[] Records =
    [
        Outage("p", At("2026-04-10T10:00"), At("2026-04-10T12:00")) with { By = "provider", RecordedAt = At("2026-04-10T18:00") },
        Outage("c", At("2026-04-10T11:00"), At("2026-04-10T14:00")) with { By = "customer", RecordedAt = At("2026-04-10T15:00") },
    ];

    // Nobody: joined 10–14 = 240. Provider: 120. Customer: 180. Earlier recorded: the customer's 180.
    [Theory]
    [InlineData(null, 240)]
    [InlineData(DecidingRecord.Provider, 120)]
    [InlineData(DecidingRecord.Customer, 180)]
    [InlineData(DecidingRecord.Earlier, 180)]
    public void The_named_record_decides(DecidingRecord? decides, int minutes) =>
        April(decides, Records).Figure!.Exact.ShouldBe(new Rational(43_200 - minutes, 43_200));

    [Fact]
    public void What_is_not_determined_is_unknown()
    {
        // Both say 11–12: 60 min down for certain. 10–11 and 12–14 are said by one only: 180 min unknown.
        var level = April(DecidingRecord.Determination, Records);
        level.Best!.Exact.ShouldBe(new Rational(43_200 - 60, 43_200));
        level.Worst!.Exact.ShouldBe(new Rational(43_200 - 240, 43_200));
    }

    // Both recorded when ticket T1 was resolved: opened 10:00, the provider says 10:50, the customer 11:30; promised within an hour.
    [Theory]
    [InlineData(DecidingRecord.Provider, Verdict.Met, "t-customer")]
    [InlineData(DecidingRecord.Customer, Verdict.Missed, "t-provider")]
    [InlineData(DecidingRecord.Earlier, Verdict.Met, "t-customer")]
    public void The_named_record_of_a_ticket_decides(DecidingRecord decides, Verdict verdict, string setAside)
    {
        var level = Rulings.Short.Tickets(ClockEvent.Resolved, Rulings.Short.Within(60));
        var terms = Terms(level) with { Decides = ImmutableSortedDictionary<string, DecidingRecord>.Empty.Add("ticket", decides) };
        var result = Assess(terms, Month(2026, 4), null, Resolved("provider", "10:50"), Resolved("customer", "11:30"), Opened());

        result.Levels.ShouldHaveSingleItem().Verdict.ShouldBe(verdict);
        result.Remarks.ShouldContain(r => r.StartsWith($"{setAside}, recorded by the", StringComparison.Ordinal));
    }

    [Fact]
    public void Records_of_which_nothing_determines_the_right_one_are_shown_side_by_side()
    {
        var level = Rulings.Short.Tickets(ClockEvent.Resolved, Rulings.Short.Within(60));
        var terms = Terms(level) with { Decides = ImmutableSortedDictionary<string, DecidingRecord>.Empty.Add("any", DecidingRecord.Determination) };
        var result = Assess(terms, Month(2026, 4), null, Resolved("provider", "10:50"), Resolved("customer", "11:30"), Opened());

        result.Remarks.ShouldContain("t-provider and t-customer contradict each other, and nothing determines which holds (R14)");
    }

    // Each party samples every 10 minutes from 10:00 to 10:50; the customer's are down. Half of 12 checks are good, or all, or none.
    [Theory]
    [InlineData(null, 50)]
    [InlineData(DecidingRecord.Provider, 100)]
    [InlineData(DecidingRecord.Customer, 0)]
    public void The_named_samples_decide(DecidingRecord? decides, int percent)
    {
        var level = Hosting() with
        {
            Measure = new Measure.EventRatio(EventSource.Checks, false, new MeasureFrame(new Silence.Complete("samples"), Window: new Window.Calendar(PeriodUnit.Month))),
            Exclusions = [],
        };
        var all = ImmutableSortedDictionary<string, DecidingRecord>.Empty;
        var terms = Terms(level) with { Decides = decides is { } who ? all.Add("sample", who) : all };
        var samples = new[] { "provider", "customer" }.SelectMany(by => Enumerable.Range(0, 6).Select(n => Sampled(by, n)));

        Assess(terms, Month(2026, 4), null, samples).Levels.ShouldHaveSingleItem().Figure!.Exact.ShouldBe(new Rational(percent, 100));
    }

    private static Fact Sampled(string by, int n)
    {
        var at = At("2026-04-10T10:00") + Duration.FromMinutes(10 * n);
        return new Fact.Sample("hosting", at, by == "provider", null, null, null, null, null) { Id = $"{by}{n}", RecordedAt = at, By = by };
    }

    private static Fact Opened() => Rulings.Short.Event(TicketEvent.Opened, "2026-04-10T10:00");

    private static Fact Resolved(string by, string at) =>
        Rulings.Short.Event(TicketEvent.Resolved, $"2026-04-10T{at}") with { Id = $"t-{by}", By = by };

    [Fact]
    public void A_determination_settles_it()
    {
        var found = new Fact.Determination("c", "confirmed", At("2026-04-20T09:00"), null, null, null) { Id = "d", RecordedAt = At("2026-04-20T09:00") };
        April(DecidingRecord.Determination, [.. Records, found]).Figure!.Exact.ShouldBe(new Rational(43_200 - 180, 43_200));
    }

    [Fact]
    public void What_is_set_aside_is_shown()
    {
        var text = April(DecidingRecord.Provider, Records).Reasons!.Because.Select(b => b.Text);
        text.ShouldContain(t => t.StartsWith("c (2026-04-10 11:00–14:00) is set aside", StringComparison.Ordinal));
    }

    private static LevelResult April(DecidingRecord? decides, Fact[] facts)
    {
        var terms = Terms(Hosting());
        var decided = decides is { } who ? terms with { Decides = ImmutableSortedDictionary<string, DecidingRecord>.Empty.Add("outage", who) } : terms;
        return Assess(decided, Month(2026, 4), null, facts).Levels.ShouldHaveSingleItem();
    }
}
