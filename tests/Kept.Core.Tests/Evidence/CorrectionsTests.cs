using Kept.Core.Evidence;
using static Kept.Core.Tests.Evidence.EvidenceBookTests;

namespace Kept.Core.Tests.Evidence;

/// <summary>R4: of two corrections the later recording wins, then the greater id; a correction can be corrected.</summary>
public sealed class CorrectionsTests
{
    private static readonly Fact.Outage First = Outage("o", 10, 12);

    [Fact]
    public void A_correction_counts_from_its_recording_on()
    {
        var facts = new Fact[] { First, Correction("c", "o", 20, Outage("o", 10, 11)) };

        Book(T(19), facts).Outages.ShouldHaveSingleItem().Until.ShouldBe(T(12));
        Book(T(20), facts).Outages.ShouldHaveSingleItem().Until.ShouldBe(T(11));
    }

    [Fact]
    public void A_retracted_fact_is_gone_but_named()
    {
        var book = Book(First, Correction("c", "o", 20, null));

        book.Outages.ShouldBeEmpty();
        book.ById("o").ShouldBeNull();
        book.CorrectionOf(First).ShouldBe(new AppliedCorrection(Correction("c", "o", 20, null), First, null));
        book.Count.ShouldBe(2);
    }

    [Fact]
    public void The_replacement_keeps_the_name_and_is_known_since_the_correction()
    {
        var book = Book(First with { Source = "desk" }, Correction("c", "desk/o", 20, Outage("other", 10, 11)));

        var outage = book.Outages.ShouldHaveSingleItem();
        (outage.Reference, outage.RecordedAt).ShouldBe(("desk/o", T(20)));
    }

    [Fact]
    public void Of_two_corrections_the_later_recording_wins() =>
        Book(First, Correction("z", "o", 20, Outage("o", 1, 2)), Correction("a", "o", 21, Outage("o", 3, 4)))
            .Outages[0]
            .From.ShouldBe(T(3));

    [Fact]
    public void At_the_same_recording_the_greater_id_wins() =>
        Book(First, Correction("c9", "o", 20, Outage("o", 1, 2)), Correction("c10", "o", 20, Outage("o", 3, 4)))
            .Outages[0]
            .From.ShouldBe(T(1));

    [Fact]
    public void Retracting_a_correction_restores_what_was_recorded() =>
        Book(First, Correction("c", "o", 20, null), Correction("d", "c", 21, null)).Outages.ShouldHaveSingleItem().Until.ShouldBe(T(12));

    [Fact]
    public void A_corrected_correction_keeps_its_place_in_the_order()
    {
        // c1 (recorded 20) is mended at 30, but c2 (recorded 25) is still the later of the two.
        var mended = Correction("c1", "o", 20, Outage("o", 5, 6));

        var book = Book(
            First,
            Correction("c1", "o", 20, Outage("o", 1, 2)),
            Correction("c2", "o", 25, Outage("o", 3, 4)),
            Correction("c3", "c1", 30, mended)
        );

        book.Outages[0].From.ShouldBe(T(3));
    }

    [Fact]
    public void A_correction_may_change_the_kind()
    {
        var maintenance = new Fact.Maintenance("web", T(10), T(12), null, "provider", false, null) { Id = "o", RecordedAt = T(12) };

        var book = Book(First, Correction("c", "o", 20, maintenance));

        book.Outages.ShouldBeEmpty();
        book.Maintenance.ShouldHaveSingleItem();
    }

    [Fact]
    public void A_sample_can_be_corrected()
    {
        var book = Book(
            Sample("a", 1),
            Sample("b", 2),
            Correction("c", "a", 20, Sample("a", 1) with { Up = false }),
            Correction("d", "b", 20, null)
        );

        var series = book.Samples.ShouldHaveSingleItem();
        series.States.ToArray().ShouldBe([SampleState.Down]);
    }

    [Fact]
    public void Long_chains_of_corrections_are_settled()
    {
        var chain = Enumerable.Range(0, 10_001).Select(i => (Fact)Correction($"c{i}", i == 0 ? "o" : $"c{i - 1}", 20 + i, null));

        // c0 retracts the outage, c1 retracts c0, … the last has an even number, so in the end the outage is retracted.
        Book([First, .. chain]).Outages.ShouldBeEmpty();
    }
}
