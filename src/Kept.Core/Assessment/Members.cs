using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Evidence;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Assessment;

/// <summary>Whom the agreement serves (R13): members of the text and of the evidence; without any, its one customer (null).</summary>
internal static class Members
{
    public static ImmutableArray<Member?> Of(Agreement agreement, EvidenceBook evidence, TimeRange period)
    {
        var terms = agreement.InForceAt(period.From).Terms;
        var all = terms.Members.Concat(evidence.Members.Select(Member)).ToImmutableArray();
        return all.IsEmpty ? [null] : [.. all.Where(m => Held(m, period, terms.Zone).Overlaps(period))];
    }

    /// <summary>The part of a range in which the member belongs to the agreement.</summary>
    public static TimeRange Held(Member member, TimeRange range, DateTimeZone zone)
    {
        var from = member.From is { } first ? LocalTimes.StartOfDay(zone, first) : range.From;
        var until = member.Until is { } last ? LocalTimes.StartOfDay(zone, last) : range.Until;
        return until <= from ? default : range.Intersect(new TimeRange(from, until));
    }

    private static Member Member(Fact.MemberFact fact) => new(fact.Customer, fact.Resource, fact.Plan, fact.Fee, fact.From, fact.Until);
}
