using System.Collections.Immutable;
using System.Globalization;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Checks.Trials;

/// <summary>The facts of a service that is down for a while: outages, and samples and counts that show the same.</summary>
internal sealed class DowntimeFacts(DowntimeCase of)
{
    private static readonly Duration AfterOpening = Duration.FromHours(10);
    private readonly Trial _trial = of.Trial;

    /// <summary>After the last window, and after all claims.</summary>
    public Instant KnownAt => of.Levels.Select(l => _trial.WindowOf(l).Until).Append(_trial.Month.Until).Max() + Duration.FromDays(2);

    public ImmutableArray<Fact> Of(DowntimePattern pattern)
    {
        var down = Ranges(pattern);
        var made = of.Levels.Select(l => new FactMaker(_trial, l with { Of = [of.Service] })).ToImmutableArray();
        return
        [
            .. down.SelectMany((r, n) => made[0].Outage(string.Create(CultureInfo.InvariantCulture, $"o{n + 1}"), r)),
            .. Measured.Samples(made, IntervalSet.Of(down)),
            .. Measured.Counts(made, down),
            .. of.Levels.Where(l => l.Measure.Frame.Window is Window.BeforeClaim).Select(Claim),
            .. _trial.OpenFees(Around),
            .. Payments(),
        ];
    }

    private TimeRange Around => Windows.Days(_trial.Terms.Zone, _trial.First.PlusMonths(-13), _trial.First.PlusMonths(13));

    private ImmutableArray<TimeRange> Ranges(DowntimePattern pattern)
    {
        var begins = Begins().ToImmutableArray();
        var zone = _trial.Terms.Zone;
        var first = begins.FirstOrDefault(b => b.InZone(zone).DayOfWeek < IsoDayOfWeek.Saturday, begins[0]);
        return [.. (pattern.Times == 1 ? [first] : begins.Take(pattern.Times)).Select(b => new TimeRange(b, b + pattern.Each))];
    }

    /// <summary>On each local day of the month that is covered: 10:00, or the first covered instant.</summary>
    private IEnumerable<Instant> Begins()
    {
        var covered = of
            .Levels.Select(l => _trial.Covered(l.Measure.Frame.During, _trial.Month))
            .Aggregate((a, b) => a.Intersect(b) is { IsEmpty: false } both ? both : a);
        var zone = _trial.Terms.Zone;
        for (var day = _trial.First; day < _trial.First.PlusMonths(1); day = day.PlusDays(1))
        {
            var open = covered.Clip(Windows.Days(zone, day, day.PlusDays(1)));
            var usual = LocalTimes.StartOfDay(zone, day) + AfterOpening;
            if (!open.IsEmpty)
            {
                yield return open.Contains(usual) ? usual : open[0].From;
            }
        }
    }

    /// <summary>What is measured before the day of a claim is claimed on the day after the month.</summary>
    private Fact Claim(ServiceLevel level)
    {
        var at = _trial.Month.Until + AfterOpening;
        return new Fact.Claim(null, level.Id, [], null, at, null, level.Claim.Form ?? "written", null, false)
        {
            Id = $"claim-{level.Id}",
            RecordedAt = at,
        };
    }

    /// <summary>Every month is paid, where credits are taken of what was paid.</summary>
    private IEnumerable<Fact> Payments()
    {
        var bases = of.Levels.Select(l => l.Credit?.Of).OfType<FeeBase>().Where(f => f.Paid).ToImmutableArray();
        return
            from service in _trial.Terms.Services
            where bases.Any(b => b.Service is null || b.Service == service.Id)
            from n in Enumerable.Range(-13, 26)
            let month = _trial.First.PlusMonths(n)
            let at = LocalTimes.StartOfDay(_trial.Terms.Zone, month)
            select new Fact.MoneyFact(MoneyKind.Payment, service.Id, month, month.PlusMonths(1), of.Fee(service.Id), null, at, null)
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"paid-{service.Id}-{n}"),
                RecordedAt = at,
            };
    }
}
