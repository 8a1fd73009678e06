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
