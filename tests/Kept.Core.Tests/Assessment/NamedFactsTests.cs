using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;
using static Kept.Core.Tests.Assessment.Worlds;

namespace Kept.Core.Tests.Assessment;

/// <summary>Deleting a fact that a reason names changes the result; deleting any other does not.</summary>
public sealed class NamedFactsTests
{
    private static readonly ImmutableArray<Fact> Facts =
    [
        // 95 min each: claimed in time and settled, with a second notice that adds nothing; and claimed too late.
        Outage("o1", At("2026-03-10T10:00"), At("2026-03-10T11:35"), service: "calls"),
        Outage("o2", At("2026-03-11T10:00"), At("2026-03-11T11:35"), service: "calls"),
        Notice("n1", "o1", "2026-03-10T10:00"),
        Notice("n1b", "o1", "2026-03-10T10:30"),
        Notice("n2", "o2", "2026-03-11T10:05"),
        Claim("c1", "o1", "2026-03-10T12:00"),
        Claim("c2", "o2", "2026-03-12T12:00"),
        new Fact.Settlement("c1", 50, At("2026-04-05T00:00"), "credit note 7") { Id = "s1", RecordedAt = At("2026-04-05T00:00") },
        // The customer's own maintenance is also a scheduled one: both exclusions are about it.
        Work("m1", "2026-03-17T12:00", "2026-03-17T12:30"),
        // Outside the covered hours: an occurrence all the same.
        Outage("o3", At("2026-03-15T06:00"), At("2026-03-15T08:00"), service: "calls"),
        // Recorded without the time at which it ended, and corrected.
        Outage("o4", At("2026-03-20T10:00"), null, service: "calls"),
        Notice("n4", "o4", "2026-03-20T10:00"),
        Correction("z1", Outage("o4", At("2026-03-20T10:00"), At("2026-03-20T10:20"), service: "calls"), "2026-03-25T00:00"),
        // About something else.
        Outage("x1", At("2026-03-21T10:00"), At("2026-03-21T10:20"), service: "elsewhere"),
        Work("m2", "2026-04-17T12:00", "2026-04-17T12:30"),
    ];

    public static TheoryData<string> Ids => [.. Facts.Select(f => f.Id).Where(id => id != "o4")];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Deleting_a_fact_changes_the_result_where_a_reason_names_it_and_nowhere_else(string id)
    {
        var whole = March(Facts);
        var without = March(Facts.Where(f => f.Id != id));

        Figures(without).SequenceEqual(Figures(whole)).ShouldBe(!NamedIn(whole).Contains(id));
    }

    private static readonly ImmutableArray<Fact> Withdrawn =
    [
        Outage("o1", At("2026-03-10T10:00"), At("2026-03-10T11:35"), service: "calls"),
        Notice("n1", "o1", "2026-03-10T10:00"),
        Claim("c1", "o1", "2026-03-10T12:00"),
        Claim("c9", "o1", "2026-03-10T11:00"),
        // An outage that never happened, a claim taken back by its record, and a note that bears on nothing.
        Outage("o5", At("2026-03-12T10:00"), At("2026-03-12T12:00"), service: "calls"),
        Retraction("z5", "o5"),
        Retraction("z9", "c9"),
        Correction("z1", Outage("o1", At("2026-03-10T10:00"), At("2026-03-10T11:35"), service: "calls") with { Note = "tower" }, "2026-03-25T00:00"),
        // Outside the period.
        Outage("o6", At("2026-04-12T10:00"), At("2026-04-12T12:00"), service: "calls"),
        Retraction("z6", "o6"),
    ];

    public static TheoryData<string> Corrections => [.. Withdrawn.OfType<Fact.Correction>().Select(f => f.Id)];

    [Theory]
    [MemberData(nameof(Corrections))]
    public void Deleting_a_correction_changes_the_result_where_a_reason_names_it_and_nowhere_else(string id)
    {
        var whole = March(Withdrawn);
        var without = March(Withdrawn.Where(f => f.Id != id));

        Figures(without).Where(f => f is not null).SequenceEqual(Figures(whole).Where(f => f is not null)).ShouldBe(!NamedIn(whole).Contains(id));
    }

    [Fact]
    public void What_was_withdrawn_is_said_in_words()
    {
        var share = March(Withdrawn).Levels.First(l => l.Level == "availability");
        share.Reasons!.Because.ShouldContain(r => r.Text == "outage o5 withdrawn by correction z5: never happened");
        share.Reasons.Because.ShouldNotContain(r => r.Text.StartsWith("it would be otherwise", StringComparison.Ordinal));
        NamedIn(March(Withdrawn)).ShouldNotContain("z1");
    }

    private static Fact Retraction(string id, string of) => new Fact.Correction(of, null, "never happened", At("2026-03-25T00:00")) { Id = id, RecordedAt = At("2026-04-20T00:00") };

    private static IEnumerable<string> NamedIn(AssessmentResult result) => result.Levels.SelectMany(l => l.Reasons!.AllFacts());

    private static IEnumerable<object?> Figures(AssessmentResult result) =>
        result.Levels.SelectMany(l => new object?[] { l.Level, l.Occurrence, l.Verdict, l.Best?.Exact, l.Worst?.Exact, l.Credit });

    private static AssessmentResult March(IEnumerable<Fact> facts)
    {
        var outage = ContactCentre();
        var share = outage with
        {
            Id = "availability",
            Measure = new Measure.Availability(StateSource.Outages, new StateRule(), false, InServiceHours),
            Exclusions = [Leaving(MaintenanceKind.Scheduled), Leaving(MaintenanceKind.RequestedByCustomer)],
            Target = new Target.Single(Share(Comparison.AtLeast, 99.9m)),
            Credit = null,
        };
        var terms = Terms(outage, "calls", 1000m) with { ServiceLevels = [share, outage] };
        return Assess(terms, Month(2026, 3), At("2026-05-01T00:00"), facts);
    }

    private static MeasureFrame InServiceHours => new(new Silence.Complete("outages"), "service", new Window.Calendar(PeriodUnit.Month));

    private static Exclusion Leaving(MaintenanceKind kind) => new(new ExclusionSource.Maintenance(kind), [], null, Leaves.Both);

    private static Fact.Notice Notice(string id, string of, string at) =>
        new("downtime", "calls", At(at), null, "written", of) { Id = id, RecordedAt = At(at) };

    private static Fact.Claim Claim(string id, string of, string at) =>
        new(null, "outage", [of], null, At(at), null, "written", null, false) { Id = id, RecordedAt = At(at) };

    private static Fact.Correction Correction(string id, Fact content, string at) =>
        new(content.Id, content, "forgotten", At(at)) { Id = id, RecordedAt = At(at) };

    private static Fact.Maintenance Work(string id, string from, string until) =>
        new("calls", At(from), At(until), At("2026-03-01T00:00"), "customer", false, null) { Id = id, RecordedAt = At("2026-03-01T00:00") };
}
