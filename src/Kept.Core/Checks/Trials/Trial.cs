using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Money;
using Kept.Core.Problems;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Checks.Trials;

/// <summary>
/// An agreement tried out: facts that never happened, assessed by the engine itself. Everything a counter-example shows comes from here.
/// </summary>
internal sealed class Trial
{
    /// <summary>The monthly fee of a service whose price the agreement leaves open.</summary>
    public static readonly Rational OpenFee = 1000;

    private readonly Lazy<Assessor> _assessor;
    private readonly Agreement _agreement;

    public Trial(AgreementVersion version)
        : this(version, null) { }

    private Trial(AgreementVersion version, Lazy<Assessor>? sameHours)
    {
        // One member stands for all: a text may serve hundreds of thousands.
        Terms = version.Terms with { Members = [.. version.Terms.Members.Take(1)] };
        _agreement = new Agreement(Terms.Id, [version with { Number = 1, EffectiveAt = Instant.MinValue, Terms = Terms }]);
        Month = MonthOf(Terms);
        _assessor = new Lazy<Assessor>(() =>
            sameHours is null
                ? new Assessor(_agreement, Windows.Days(Terms.Zone, First.PlusMonths(-14), First.PlusMonths(27)))
                : new Assessor(_agreement, sameHours.Value)
        );
    }

    public Terms Terms { get; }

    /// <summary>These terms alone, in force at all times.</summary>
    public Agreement Agreement => _agreement;

    /// <summary>The calendar month in which things are tried: of 30 days where the term has one, without a clock change if possible.</summary>
    public TimeRange Month { get; }

    public LocalDate First => LocalTimes.DateOf(Terms.Zone, Month.From);

    /// <summary>The same agreement with other terms, to see what one of them does.</summary>
    /// <param name="change">Leaves the calendars, the zone and the term as they are.</param>
    public Trial With(Func<Terms, Terms> change) =>
        new(_agreement.Versions[0] with { Terms = change(_agreement.Versions[0].Terms) }, _assessor);

    /// <summary>The window of a level that contains the month, or the month where it has none.</summary>
    public TimeRange WindowOf(ServiceLevel level) =>
        level.Measure.Frame.Window is { } window
            ? Windows.Of(window, Terms.Zone, Whole(), Month, Terms.Term?.MissingDay ?? MissingDay.Refuse).LastOrDefault(w => w.Overlaps(Month)) is { IsEmpty: false } found ? found : Month
            : Month;

    /// <summary>The hours that a level covers within a range.</summary>
    public IntervalSet Covered(string? calendar, TimeRange range) =>
        calendar is null || !Terms.Calendars.TryGetValue(calendar, out var coverage)
            ? IntervalSet.Of(range)
            : coverage.InForceAt(range.From).Compile(range).Windows(range);

    /// <summary>What the agreement makes of these facts over a period, all of them known.</summary>
    public ImmutableArray<LevelResult> Assess(ImmutableArray<Fact> facts, TimeRange period, Instant? until = null)
    {
        var book = EvidenceBook.Known(facts.Select(f => new LocatedFact(f, new Place(Terms.Id, 0, 0))), null).OrThrow();
        var asOf = until ?? period.Until + Duration.FromDays(1);
        var result = _assessor.Value.Assess(book, period, asOf, withReasons: false);
        return result.Value?.Levels ?? [];
    }

    /// <summary>Facts with what one level makes of them, in a sentence; null where the engine cannot assess them.</summary>
    public CounterExample? Show(Stimulus stimulus, params ImmutableArray<string> levels)
    {
        var facts = stimulus.Facts.AddRange(OpenFees(stimulus.Period));
        var results = Assess(facts, stimulus.Period, stimulus.AsOf)
            .Where(r => levels.IsEmpty || levels.Contains(r.Level))
            .ToImmutableArray();
        return results.IsEmpty
            ? null
            : new CounterExample(stimulus.Words, facts, stimulus.Period, Telling.Of(this, results), [.. results.Select(Observed.Of)]) { AsOf = stimulus.AsOf };
    }

    /// <summary>
    /// Fees of services whose price the agreement leaves open, so that a percentage of them is an amount one can show.
    /// </summary>
    public IEnumerable<Fact> OpenFees(TimeRange period)
    {
        var zone = Terms.Zone;
        var open = Terms.Services.Where(s => s.Price is null && Terms.Members.All(m => m.Fee is null)).ToImmutableArray();
        for (var first = Windows.FirstDay(PeriodUnit.Month, LocalTimes.DateOf(zone, period.From)); open.Length > 0; first = first.PlusMonths(1))
        {
            var month = Windows.Days(zone, first, first.PlusMonths(1));
            if (month.From >= period.Until)
            {
                yield break;
            }

            foreach (var service in open)
            {
                yield return new Fact.MoneyFact(MoneyKind.Fee, service.Id, first, first.PlusMonths(1), OpenFee, null, month.From, null)
                {
                    Id = $"fee-{service.Id}-{first.Year:0000}-{first.Month:00}",
                    RecordedAt = month.From,
                };
            }
        }
    }

    private TimeRange Whole()
    {
        var starts = Terms.Term?.Starts ?? First.PlusYears(-1);
        return Windows.Days(Terms.Zone, starts < First ? starts : First, First.PlusYears(2));
    }

    private static TimeRange MonthOf(Terms terms)
    {
        var starts = terms.Term?.Starts ?? new LocalDate(2026, 1, 1);
        var first = starts.Day == 1 ? starts : new LocalDate(starts.Year, starts.Month, 1).PlusMonths(1);
        var months = Enumerable.Range(0, 12).Select(first.PlusMonths).Select(m => Windows.Days(terms.Zone, m, m.PlusMonths(1))).ToArray();
        return Array.Find(months, m => m.Until - m.From == Duration.FromDays(30)) is { IsEmpty: false } found ? found : months[0];
    }
}
