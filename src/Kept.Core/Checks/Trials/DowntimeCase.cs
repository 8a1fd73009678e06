using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Checks.Trials;

/// <summary>A service that is down, the levels that it touches, and what they then earn.</summary>
internal sealed record DowntimeCase(Trial Trial, string Service, string For, ImmutableArray<ServiceLevel> Levels)
{
    /// <summary>Members who differ are told apart as well, as long as they are few.</summary>
    private const int MostMembers = 6;

    /// <param name="members">All members of the text: a trial itself has but one.</param>
    public static IEnumerable<DowntimeCase> All(Trial trial, ImmutableArray<Member> members)
    {
        var kinds = members.Take(MostMembers + 1).DistinctBy(m => (m.Plan, m.Fee)).ToImmutableArray();
        return kinds.Length is < 2 or > MostMembers
            ? All(trial)
            : kinds.SelectMany(m =>
                All(trial.With(t => t with { Members = [m] })).Select(c => c with { For = c.For.Length > 0 ? c.For : $"plan: {m.Plan}" })
            );
    }

    /// <summary>Levels that it does not touch are left out: what they measure is not made up, and would be unknown.</summary>
    private static IEnumerable<DowntimeCase> All(Trial trial)
    {
        var touched = trial.With(t => t with { ServiceLevels = [.. t.ServiceLevels.Where(IsTouched)] });
        return
            from service in touched.Terms.ServiceLevels.SelectMany(l => Services(touched.Terms, l)).Distinct()
            let levels = touched.Terms.ServiceLevels.Where(l => Services(touched.Terms, l).Contains(service)).ToImmutableArray()
            from of in Customers(touched, service, levels)
            select of;
    }

    /// <summary>The monthly fee that credits are a share of.</summary>
    public Rational MonthlyFee
    {
        get
        {
            var bases = Levels.Select(l => l.Credit?.Of).OfType<FeeBase>().Where(f => f.Kind == FeeKind.Fee);
            return bases.Select(f => f.Service).Distinct().ToArray() switch
            {
                [{ } one] => Fee(one),
                [null] => Trial.Terms.Services.Aggregate(Rational.Zero, (sum, s) => sum + Fee(s.Id)),
                _ => Fee(Service),
            };
        }
    }

    public DowntimeCredit Credit(DowntimePattern pattern)
    {
        var facts = new DowntimeFacts(this);
        var results = Trial
            .Assess(facts.Of(pattern), Trial.Month, facts.KnownAt)
            .Where(r => Levels.Any(l => l.Id == r.Level))
            .ToImmutableArray();
        var money = Sum(results, r => r.Credit.Entitled.Best);
        var fee = MonthlyFee;
        return new DowntimeCredit(
            money,
            fee.Sign > 0 ? money / fee : Rational.Zero,
            Sum(results, r => r.Credit.ExtensionDays.Best),
            Sum(results, r => r.Credit.Points.Best),
            results.All(r => r.Credit.Entitled.IsExact)
        );
    }

    /// <summary>The agreed price, brought to a month; what an open price is taken for.</summary>
    public Rational Fee(string service) =>
        Trial.Terms.Members.Select(m => m.Fee).FirstOrDefault(f => f is not null)
        ?? Trial.Terms.ServiceOf(service)?.Price switch
        {
            null => Trial.OpenFee,
            { Per: PeriodUnit.Day } price => price.Amount * 30,
            { Per: PeriodUnit.Week } price => price.Amount * 52 / 12,
            { Per: PeriodUnit.Month } price => price.Amount,
            { Per: PeriodUnit.Quarter } price => price.Amount / 3,
            { Per: PeriodUnit.Year } price => price.Amount / 12,
            _ => throw new InvalidOperationException("the family is closed"),
        };

    /// <summary>Whether an outage shows in what the level measures. Latency and lost packets are of a service that is up.</summary>
    private static bool IsTouched(ServiceLevel level) => level.Measure switch
    {
        Measure.Availability availability => availability.State.SlotRule is not SlotPredicate.Latency,
        Measure.OccurrenceTime time => time.Of == OccurrenceKind.Outage,
        Measure.Tally tally => tally.Of == OccurrenceKind.Outage,
        Measure.EventRatio ratio => ratio.Source != EventSource.Packets,
        Measure.Slots slots => slots.Source != EventSource.Packets && slots.Bad is not SlotPredicate.Latency,
        _ => false,
    };

    private static IEnumerable<string> Services(Terms terms, ServiceLevel level) =>
        level.Of.IsEmpty ? terms.Services.Select(s => s.Id).DefaultIfEmpty("") : level.Of;

    /// <summary>Levels for customers who exclude each other are not added up: each kind of customer is a case of its own.</summary>
    private static IEnumerable<DowntimeCase> Customers(Trial trial, string service, ImmutableArray<ServiceLevel> levels)
    {
        var kinds = levels.Select(l => l.For).Where(f => !f.IsEmpty).DistinctBy(Words).ToImmutableArray();
        if (kinds.Length < 2)
        {
            return [new DowntimeCase(trial, service, "", levels)];
        }

        return kinds.Select(kind =>
        {
            var member = MemberOf(trial, kind);
            var of = trial.With(t => t with { Members = [member] });
            return new DowntimeCase(of, service, Words(kind), [.. levels.Where(l => l.IsFor(member))]);
        });
    }

    private static Member MemberOf(Trial trial, ImmutableSortedDictionary<string, ImmutableArray<string>> kind) =>
        (trial.Terms.Members.FirstOrDefault() ?? new Member("customer", null, null, null, null, null)) with
        {
            Plan = kind.GetValueOrDefault("plan", []) is [var plan, ..] ? plan : null,
            Values = kind.ToImmutableSortedDictionary(k => k.Key, k => k.Value[0]),
        };

    private static string Words(ImmutableSortedDictionary<string, ImmutableArray<string>> kind) =>
        string.Join(", ", kind.Select(k => $"{k.Key}: {string.Join(" / ", k.Value)}"));

    private static Rational Sum(ImmutableArray<LevelResult> results, Func<LevelResult, Rational> of) =>
        results.Aggregate(Rational.Zero, (sum, r) => sum + of(r));
}
