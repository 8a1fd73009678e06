using Kept.Core.Agreements;
using Kept.Core.Checks;
using Kept.Core.Time;
using Kept.Text.Checks;
using Kept.Text.Imports.OpenSlo;
using Kept.Text.Language;
using Kept.Text.Tests.Language;
using NodaTime;

namespace Kept.Text.Tests.Imports;

/// <summary>OpenSLO objectives as service levels.</summary>
public sealed class OpenSloTests
{
    private const string Head = "apiVersion: openslo/v1\nkind: SLO\nmetadata: {name: a}\nspec:\n  service: shop\n";

    private const string Ratio = "  indicator: {metadata: {name: i}, spec: {ratioMetric: {counter: true}}}\n";

    [Fact]
    public void What_is_made_reads_without_problems_and_finds_no_error()
    {
        var document = Agreement(File.ReadAllText(Repository.Path("tests", "cases", "openslo", "shop.yaml")));

        AgreementCheck.Of(document).Where(f => f.Finding.Severity == Severity.Error).ShouldBeEmpty();
        document.Agreement.Versions[0].Terms.Zone.Id.ShouldBe("Europe/Amsterdam");
        document
            .Agreement.Versions[0]
            .Terms.ServiceLevels.Select(l => (l.Id, l.Clause, l.Title))
            .ShouldBe([
                ("checkout-1", "1.1", "Checkout succeeds: agreed"),
                ("checkout-2", "1.2", "Checkout succeeds: wished"),
                ("checkout-minutes", "2", "Good minutes"),
                ("search-latency", "3", "Search is fast"),
                ("search-ratio", "4", null),
            ]);
    }

    [Fact]
    public void Occurrences_are_a_share_of_events()
    {
        var level = Level("Occurrences", "{target: 0.9995}");

        level.Measure.ShouldBeOfType<Measure.EventRatio>().BadShare.ShouldBeFalse();
        level.Target.ShouldBe(new Target.Single(new Bound(Comparison.AtLeast, new Quantity.Share(0.9995m))));
    }

    /// <summary>A slice is good if 95% of it is: bad if more than 5% fail.</summary>
    [Fact]
    public void A_time_slice_is_bad_over_the_rest_of_its_target()
    {
        var state = Level("Timeslices", "{target: 0.99, timeSliceTarget: 0.95, timeSliceWindow: 5m}")
            .Measure.ShouldBeOfType<Measure.Availability>()
            .State;

        state.Slot.ShouldBe(Duration.FromMinutes(5));
        state.SlotRule.ShouldBe(new SlotPredicate.ErrorRate(new Bound(Comparison.Over, new Quantity.Share(0.05m))));
    }

    [Fact]
    public void Ratios_of_slices_are_taken_as_their_mean()
    {
        var slots = Level("RatioTimeslices", "{target: 0.99, timeSliceWindow: 10}").Measure.ShouldBeOfType<Measure.Slots>();

        (slots.Figure, slots.Slot).ShouldBe((SlotFigure.Mean, Duration.FromMinutes(10)));
    }

    [Fact]
    public void A_threshold_of_latency_is_a_share_of_samples_within_it()
    {
        var indicator = "  indicator: {metadata: {name: latency}, spec: {thresholdMetric: {metricSource: {type: T}}}}\n";
        var text = Head + indicator + "  budgetingMethod: Occurrences\n  objectives: [{op: lt, value: 150, target: 0.9}]\n";
        var level = Agreement(text).Agreement.Versions[0].Terms.ServiceLevels.ShouldHaveSingleItem();

        level
            .Measure.ShouldBeOfType<Measure.Latency>()
            .Figure.ShouldBe(new LatencyFigure.ShareWithin(new Bound(Comparison.Below, new Quantity.Milliseconds(150))));
        Made(text).Text.ShouldContain("milliseconds are taken");
    }

    [Fact]
    public void A_threshold_that_is_no_latency_is_counted_and_the_file_says_how()
    {
        var indicator = "  indicator: {metadata: {name: freshness}, spec: {thresholdMetric: {metricSource: {type: T}}}}\n";
        var made = Made(Head + indicator + "  budgetingMethod: Occurrences\n  objectives: [{op: gte, value: 7.5, target: 0.9}]\n");

        made.Text.ShouldContain("# A value is good if it is at least 7.5: count good and all values.");
        made.Left.ShouldHaveSingleItem().What.ShouldBe("SLO a: thresholdMetric");
    }

    public static TheoryData<string, Window> Windows =>
        new()
        {
            { "[{duration: 4w, isRolling: true}]", new Window.Rolling(28) },
            { "[{duration: 30d}]", new Window.Rolling(30) },
            { "[{duration: 1M, isRolling: true}]", new Window.Rolling(30) },
            { "[{duration: 1w, calendar: {startTime: 2026-01-05 00:00:00}}]", new Window.Calendar(PeriodUnit.Week) },
            { "[{duration: 1M, calendar: {startTime: 2026-01-01 00:00:00}}]", new Window.Calendar(PeriodUnit.Month) },
            { "[{duration: 1M, calendar: {startTime: 2026-01-15 00:00:00}}]", new Window.Billing(15) },
            { "[{duration: 1Q, calendar: {startTime: 2026-04-01 00:00:00}}]", new Window.Calendar(PeriodUnit.Quarter) },
            { "[{duration: 1Y, calendar: {startTime: 2026-01-01 00:00:00}}]", new Window.Calendar(PeriodUnit.Year) },
        };

    [Theory]
    [MemberData(nameof(Windows))]
    public void Time_windows_become_windows(string window, Window expected) =>
        Level("Occurrences", "{target: 0.9}", $"  timeWindow: {window}\n").Measure.Frame.Window.ShouldBe(expected);

    [Fact]
    public void Without_a_time_window_the_calendar_month_is_assumed_and_said_so()
    {
        var document = Agreement(Head + Ratio + "  budgetingMethod: Occurrences\n  objectives: [{target: 0.9}]\n");

        document.Agreement.Versions[0].Terms.Frame.Assumed.Select(a => a.Term).ShouldContain("serviceLevels.a.measure.per");
    }

    [Fact]
    public void Every_problem_of_every_document_is_told_with_its_place()
    {
        var text = File.ReadAllText(Repository.Path("tests", "cases", "openslo", "broken.yaml"));
        var problems = OpenSloImport.Read(new SourceText("broken.yaml", text)).Problems;

        problems.ShouldAllBe(p => p.At.Line > 0 && p.At.Column > 0);
        problems.Select(p => p.At.Line).ShouldBe([2, 5, 8, 11, 12, 13, 15, 16, 17, 25, 25, 25, 27, 27, 27, 29]);
    }

    private static ImportedAgreement Made(string text) => OpenSloImport.Read(new SourceText("slo.yaml", text)).OrThrow();

    private static AgreementDocument Agreement(string text) => AgreementReader.Read(new SourceText("made.yaml", Made(text).Text)).OrThrow();

    private static ServiceLevel Level(string method, string objective, string window = "") =>
        Agreement(Head + Ratio + window + $"  budgetingMethod: {method}\n  objectives: [{objective}]\n")
            .Agreement.Versions[0]
            .Terms.ServiceLevels.ShouldHaveSingleItem();
}
