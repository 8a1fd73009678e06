using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Evidence;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Assessment.Bad;

/// <summary>Which facts about bad and excluded time made a difference to what is measured in a window.</summary>
internal static class BadTimeMatter
{
    /// <summary>To one outage: its own reports, and what else bears on its time. Unless budgets are shared, nothing else is asked.</summary>
    public static Matter OfRun(LevelContext level, BadTime bad, Run run, TimeRange window, Func<LevelContext, bool> isSame)
    {
        if (Exclusions(level).Any(e => e.Budget is not null))
        {
            return Of(level, bad, window, isSame);
        }

        var reach = run.Spell.Open ? new TimeRange(run.Spell.Range.From, level.Horizon.Until) : run.Spell.Range;
        var candidates = Candidates(level, [run], reach).ToImmutableArray();
        var alone = level.Book.Only(candidates.Where(f => f is not Fact.Correction).Concat(OfTickets(level)));
        return Matter.Of(candidates, f => !isSame(level with { Book = alone.Without(f) }));
    }

    /// <summary>Tickets bear on outages only where they start or stop their clock.</summary>
    private static IEnumerable<Fact> OfTickets(LevelContext level) =>
        level.Level.Measure is Measure.OccurrenceTime { Clock: { Start: OccurrenceStart.TicketOpened } or { End: OccurrenceEnd.TicketClosed } }
            ? level.Book.Tickets.SelectMany(t => t.Events)
            : [];

    /// <param name="isSame">Whether what is measured in the window is the same in another context.</param>
    public static Matter Of(LevelContext level, BadTime bad, TimeRange window, Func<LevelContext, bool> isSame)
    {
        var reach = Reach(level, window);
        var runs = bad.Runs.Where(r => r.Spell.Range.FromTicks <= reach.UntilTicks && reach.FromTicks <= r.Spell.Range.UntilTicks).ToImmutableArray();
        var alone = IsPlain(level) ? runs.Where(r => r.Spell.Facts.Length == 1).ToImmutableArray() : [];
        var quick = new Matter([.. alone.Select(NameOf)], [.. alone.Where(r => !r.Counted.Clip(window).IsEmpty).Select(NameOf)]);
        return quick + Matter.Of(Candidates(level, [.. runs.Except(alone)], reach), f => !isSame(level with { Book = level.Book.Without(f) }));
    }

    private static string NameOf(Run run) => run.Spell.Facts[0].Reference;

    /// <summary>An outage by itself then counts if any of it does, and nothing else hangs on it.</summary>
    private static bool IsPlain(LevelContext level) =>
        level.Level.Measure is Measure.Availability { Clock: var clock, State.MergeGap: var gap } && clock == OccurrenceClock.Default && gap == Duration.Zero
        && Exclusions(level).All(e => e.What is ExclusionSource.Maintenance or ExclusionSource.Hours);

    private static IEnumerable<Exclusion> Exclusions(LevelContext level) =>
        level.Agreement.InForce(level.Horizon).SelectMany(p => p.Version.Terms.LevelOf(level.Level.Id)?.Exclusions ?? []);

    /// <summary>The window, with all of the periods in which a budget is used up in order of time.</summary>
    private static TimeRange Reach(LevelContext level, TimeRange window) =>
        Exclusions(level).Select(e => e.Budget).OfType<ExclusionBudget>().Aggregate(window, (reach, budget) => new TimeRange(
            Math.Min(reach.FromTicks, Windows.Containing(budget.Per, level.Zone, window.From).FromTicks),
            Math.Max(reach.UntilTicks, Windows.Containing(budget.Per, level.Zone, window.Until - Duration.FromTicks(1)).UntilTicks)));

    private static IEnumerable<Fact> Candidates(LevelContext level, ImmutableArray<Run> runs, TimeRange reach)
    {
        var book = level.Book;
        var outages = runs.SelectMany(r => r.Spell.Facts).Where(f => f is not Fact.Sample).Concat(OfOtherLevels(level)).ToImmutableArray();
        var windows = Exclusions(level).Any(e => e.What is ExclusionSource.Maintenance)
            ? book.Maintenance.Where(m => m.From < reach.Until && (m.Until is null || m.Until > reach.From)).ToImmutableArray()
            : [];
        var facts = outages.Concat(windows).ToImmutableArray();
        return facts
            .Concat(book.Determinations.Where(d => outages.Any(o => book.Names(d.Of, o))))
            .Concat(book.Work.Where(w => w.Of is { } of && windows.Any(m => book.Names(of, m))))
            .Concat(book.Notices.Where(n => n.Of is { } of ? facts.Any(f => book.Names(of, f)) : runs.Any(r => r.Spell.Range.From <= n.Received && n.Received <= r.Spell.Range.Until)))
            .Concat(book.Corrections.Where(c => IsAbout(c, facts) || Retracts(c, reach)).Select(c => c.Correction));
    }

    private static IEnumerable<Fact> OfOtherLevels(LevelContext level) =>
        Exclusions(level).Select(e => e.What).OfType<ExclusionSource.BadTimeOf>().Select(b => level.Terms.LevelOf(b.Level)).OfType<ServiceLevel>()
            .Where(other => other.Id != level.Level.Id).SelectMany(other => BadTime.Of(level.For(other)).Runs).SelectMany(r => r.Spell.Facts);

    private static bool IsAbout(AppliedCorrection correction, ImmutableArray<Fact> facts) => facts.Any(f => ReferenceEquals(f, correction.After));

    /// <summary>What counts no more, or elsewhere.</summary>
    private static bool Retracts(AppliedCorrection correction, TimeRange reach) =>
        correction.Before is Fact.Outage or Fact.Maintenance or Fact.Notice or Fact.Determination or Fact.Work && correction.Before.Begin < reach.Until;
}
