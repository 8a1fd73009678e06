using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Evidence;
using Kept.Core.Time;
using NodaTime;
using NodaTime.Text;

namespace Kept.Core.Assessment.Credits;

/// <summary>Which elections are about the credits of a month: those of its member that name the month or a fact in it.</summary>
internal static class Elections
{
    /// <param name="line">Any of the month.</param>
    /// <param name="earning">The levels that earned something: there is nothing to choose in the others.</param>
    public static ImmutableArray<Fact.Election> Of(CreditLine line, ImmutableHashSet<string> earning)
    {
        var context = line.Outcome.Context;
        var month = LocalTimes.DateOf(context.Zone, line.At).ToYearMonth();
        return
        [
            .. context.Book.Elections.Where(e =>
                earning.Contains(e.Choice) && e.Member == context.Member?.Customer && MonthOf(context.Book, context.Zone, e) == month
            ),
        ];
    }

    /// <summary>Where the agreement has members, an election that names none is nobody's choice: it must not be lost without a word.</summary>
    public static IEnumerable<string> Remarks(Agreement agreement, EvidenceBook book, TimeRange period)
    {
        var terms = agreement.InForceAt(period.From).Terms;
        var elected = agreement.InForce(period).SelectMany(p => p.Version.Terms.Combine).Where(c => c.Take == CombineTake.Elected).ToImmutableArray();
        return elected.IsEmpty || Members.Of(agreement, book, period).All(m => m is null)
            ? []
            : book
                .Elections.Where(e => e.Member is null && elected.Any(c => c.Levels.Contains(e.Choice)))
                .Where(e => MonthOf(book, terms.Zone, e) is { } month && Windows.Containing(PeriodUnit.Month, terms.Zone, In(month, terms.Zone)).Overlaps(period))
                .Select(e => $"{e.Reference} elects \"{e.Choice}\" and names no member (`member`): it counts for nobody");

        static Instant In(YearMonth month, DateTimeZone zone) => LocalTimes.StartOfDay(zone, month.OnDayOfMonth(1));
    }

    /// <summary>Null: it names no month, and no fact that is known.</summary>
    private static YearMonth? MonthOf(EvidenceBook book, DateTimeZone zone, Fact.Election election)
    {
        if (election.Of is not { } of)
        {
            return Month(election.At).PlusMonths(-1);
        }

        return YearMonthPattern.CreateWithInvariantCulture("yyyy'-'MM").Parse(of) is { Success: true, Value: var named } ? named
            : book.ById(of) is { } fact ? Month(fact.Begin)
            : null;

        YearMonth Month(Instant at) => LocalTimes.DateOf(zone, at).ToYearMonth();
    }
}
