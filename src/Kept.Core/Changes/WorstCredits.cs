using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Checks.Trials;
using Kept.Core.Money;

namespace Kept.Core.Changes;

/// <summary>The credit of the worst that can happen in one window of a level, worked out by the engine with all limits.</summary>
internal static class WorstCredits
{
    /// <summary>More tickets than any limit of a month lets earn; twice as many must earn the same.</summary>
    private const int Many = 100;

    public static IEnumerable<AgreementChange> Of(LevelPair pair)
    {
        var (old, new_) = (Worst(pair.Sides.From.Trial, pair.From), Worst(pair.Sides.To.Trial, pair.To));
        if (old is null || new_ is null || Same(old, new_))
        {
            yield break;
        }

        yield return pair.Keeps(ChangedPart.WorstCredit, "credit", old, new_, (Decided(pair, old), "the worst earns less"));
    }

    /// <summary>At the same fees: a dearer service alone gives nobody a better promise.</summary>
    private static Gain Decided(LevelPair pair, ChangeValue.Amount old)
    {
        var (before, after) = (pair.Sides.From.Terms, pair.Sides.To.Terms);
        if (before.Currency != after.Currency)
        {
            return Gain.Open;
        }

        var same = pair.Sides.To.Trial.With(t => t with { Services = [.. t.Services.Select(s => Priced(before, s))] });
        return Worst(same, pair.To) is { } then
            ? Gains.Together(Gains.More(old.Credit, then.Credit), Gains.More(old.Days, then.Days), Gains.More(old.Points, then.Points))
                ?? Gain.Open
            : Gain.Open;
    }

    private static Service Priced(Terms terms, Service service) =>
        terms.ServiceOf(service.Id) is { } before ? service with { Price = before.Price } : service;

    private static bool Same(ChangeValue.Amount old, ChangeValue.Amount new_) =>
        (old.Credit, old.Days, old.Points) == (new_.Credit, new_.Days, new_.Points);

    /// <summary>Null where nothing is earned, or where what is earned is of work that nobody did.</summary>
    private static ChangeValue.Amount? Worst(Trial trial, ServiceLevel level) =>
        level.Credit is not { } credit || credit.Of?.Kind is FeeKind.LabourOfTicket or FeeKind.PriceOfTicket
            ? null
            : Checks
                .Trials.Worst.Of(trial, level)
                .Select(s => Capped(trial, level, s) ?? Total(trial, level, s))
                .OfType<ChangeValue.Amount>()
                .MaxBy(a => (a.Credit, a.Days, a.Points));

    /// <summary>There is no greatest number of tickets: a month of them has a worst only where limits stop the total.</summary>
    private static ChangeValue.Amount? Capped(Trial trial, ServiceLevel level, Stimulus one)
    {
        if (level.Measure is not Measure.TicketTime)
        {
            return null;
        }

        var (many, more) = (Total(trial, level, Times(one, Many)), Total(trial, level, Times(one, 2 * Many)));
        return many is not null && more is not null && Same(many, more) ? many with { For = "however many tickets in a month" } : null;
    }

    private static Stimulus Times(Stimulus one, int number) =>
        one with
        {
            Facts = [.. Enumerable.Range(1, number).SelectMany(n => one.Facts.Select(f => Numbered(f, n)))],
        };

    private static Evidence.Fact Numbered(Evidence.Fact fact, int n) =>
        fact is Evidence.Fact.Ticket ticket
            ? ticket with
            {
                Id = $"{ticket.Id}-{n}",
                Number = $"{ticket.Number}-{n}",
            }
            : fact with
            {
                Id = $"{fact.Id}-{n}",
            };

    private static ChangeValue.Amount? Total(Trial trial, ServiceLevel level, Stimulus stimulus)
    {
        ImmutableArray<Evidence.Fact> facts = [.. stimulus.Facts, .. trial.OpenFees(stimulus.Period)];
        var results = trial.Assess(facts, stimulus.Period).Where(r => r.Level == level.Id).ToImmutableArray();
        return results.IsEmpty ? null : Amounts.Of(results) with { For = stimulus.Words };
    }
}

/// <summary>Credits added up.</summary>
internal static class Amounts
{
    public static ChangeValue.Amount Of(ImmutableArray<LevelResult> results) =>
        new(
            Sum(results, r => r.Credit.Entitled.Best),
            Sum(results, r => r.Credit.ExtensionDays.Best),
            Sum(results, r => r.Credit.Points.Best)
        )
        {
            AtWorst = Sum(results, r => r.Credit.Entitled.Worst),
        };

    private static Rational Sum(ImmutableArray<LevelResult> results, Func<LevelResult, Rational> of) =>
        results.Aggregate(Rational.Zero, (sum, r) => sum + of(r));
}
