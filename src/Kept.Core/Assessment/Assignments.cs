using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Evidence;
using Kept.Core.Time;
using NodaTime;
using NodaTime.Text;

namespace Kept.Core.Assessment;

/// <summary>
/// Another takes the place of a party from a local day on (R14). A window that has begun ends with the old one; without the consent that
/// the agreement requires nothing changes but a remark.
/// </summary>
internal static class Assignments
{
    /// <summary>The assignment by which the party in a role holds a window; null: the one that signed.</summary>
    public static Fact.Assignment? Of(Terms terms, EvidenceBook book, string role, Instant windowFrom) =>
        Valid(terms, book).LastOrDefault(a => a.Party == role && LocalTimes.StartOfDay(terms.Zone, a.Effective) <= windowFrom);

    public static IEnumerable<Reason> Reasons(LevelContext level, TimeRange window)
    {
        foreach (var (role, says) in new[] { ("provider", "owes"), ("customer", "receives") })
        {
            if (Of(level.Terms, level.Book, role, window.From) is { } assigned)
            {
                yield return new Reason($"{assigned.To} {says}: {role} since {Day(assigned)}", ClauseOf(level.Terms), "R14", [assigned.Reference]);
            }
        }
    }

    /// <summary>By when the agreement must be renegotiated with each new party, where it says so.</summary>
    public static IEnumerable<RightResult> Renegotiations(Agreement agreement, EvidenceBook book, Hours hours, TimeRange period)
    {
        var terms = agreement.InForceAt(period.From).Terms;
        return terms.Frame.Assignment is not { RenegotiateWithin: { } within } rule
            ? []
            : Valid(terms, book).Where(a => LocalTimes.StartOfDay(terms.Zone, a.Effective) < period.Until).Select(a => Renegotiation(agreement, terms, rule, a, Due(terms, hours, a, within)));
    }

    public static IEnumerable<string> Remarks(Agreement agreement, EvidenceBook book, TimeRange period)
    {
        var terms = agreement.InForceAt(period.From).Terms;
        return book.Assignments.Except(Valid(terms, book)).Select(a =>
            $"assignment {a.Reference} to {a.To} from {Day(a)}: the consent that the agreement requires is not recorded, and the {a.Party} stays");
    }

    private static ImmutableArray<Fact.Assignment> Valid(Terms terms, EvidenceBook book) =>
        [.. book.Assignments.Where(a => a.Consent == true || terms.Frame.Assignment is not { ConsentNeeded: true }).OrderBy(a => a.Effective).ThenBy(a => a.At)];

    private static RightResult Renegotiation(Agreement agreement, Terms terms, AssignmentRule rule, Fact.Assignment assigned, Instant? due)
    {
        var by = due is { } at ? $", by {Words.Local(at, terms.Zone)}" : "";
        var text = $"to be renegotiated with {assigned.To}, {assigned.Party} since {Day(assigned)}, within {Words.Length(rule.RenegotiateWithin!)}{by}";
        return new RightResult(agreement.Id, rule.Clause, "renegotiate", true, due, new Reason(text, rule.Clause, "R14", [assigned.Reference]));
    }

    /// <summary>Counted from the day on which it takes effect.</summary>
    private static Instant? Due(Terms terms, Hours hours, Fact.Assignment assigned, TimeLength within) => within switch
    {
        TimeLength.Elapsed elapsed => LocalTimes.StartOfDay(terms.Zone, assigned.Effective) + elapsed.Time,
        TimeLength.Calendar calendar => Deadlines.AtEndOf(
            Deadlines.LastDay(assigned.Effective, calendar.Period, MissingDays.Assumed(terms.MissingDay)).Date!.Value, terms.Zone).At,
        TimeLength.OfficeDays office => hours.Of(office.Coverage ?? "office").OfficeDaysAfter(assigned.Effective, office.Count)?.ClosesAt,
        _ => throw new InvalidOperationException("the family is closed"),
    };

    private static string? ClauseOf(Terms terms) => terms.Frame.Assignment?.Clause;

    private static string Day(Fact.Assignment assigned) => LocalDatePattern.Iso.Format(assigned.Effective);
}
