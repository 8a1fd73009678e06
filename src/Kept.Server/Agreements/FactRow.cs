using Kept.Core.Evidence;
using Kept.Core.Json;
using Kept.Server.Api;
using Kept.Server.Filing;
using Kept.Store;
using NodaTime;

namespace Kept.Server.Agreements;

/// <summary>Members, topology, claims, disputes and statements in lists: each a row of its fact, as corrections have it.</summary>
internal static class FactRow
{
    /// <summary>The rows of facts filed after a version, and of those that such facts speak of.</summary>
    public static RowChanges Since(AgreementFold agreement, long version)
    {
        var filed = agreement.Facts.Reverse().TakeWhile(f => agreement.Evidence[f.Reference].Version > version).ToArray();
        if (!filed.Any(f => View(f) is not null || Of(f) is not null))
        {
            return RowChanges.None;
        }

        var known = agreement.Facts.ToDictionary(f => f.Reference, StringComparer.Ordinal);
        var rows = filed
            .SelectMany(f => About(known, f).Prepend(f.Reference))
            .Distinct(StringComparer.Ordinal)
            .Select(r => (Filed: known.GetValueOrDefault(r), Now: agreement.Book.ById(r)))
            .Where(r => r.Filed is not null && View(r.Filed) is not null)
            .ToArray();
        return new RowChanges(
            [.. rows.Where(r => r.Now is not null).Select(r => Of(agreement, r.Now!))],
            [.. rows.Where(r => r.Now is null).Select(r => new RowKey(View(r.Filed!)!, Key(agreement, r.Filed!)))]
        );
    }

    /// <summary>What a fact speaks of; of a correction of a correction, what that is of.</summary>
    private static IEnumerable<string> About(Dictionary<string, Fact> known, Fact fact)
    {
        var of = Of(fact);
        for (var depth = 0; of is not null && depth < 20; depth++)
        {
            yield return of;
            of = known.GetValueOrDefault(of) is Fact.Correction inner ? inner.Of : null;
        }
    }

    private static string? Of(Fact fact) =>
        fact switch
        {
            Fact.Correction correction => correction.Of,
            Fact.Answer answer => answer.ClaimRef,
            Fact.Settlement settlement => settlement.ClaimRef,
            Fact.Dispute { Outcome: not null } end => end.Of,
            _ => null,
        };

    private static string? View(Fact fact) =>
        fact switch
        {
            Fact.MemberFact => "members",
            Fact.Contains => "topology",
            Fact.Claim => "claims",
            Fact.Dispute { Outcome: null } => "disputes",
            Fact.Statement => "statements",
            _ => null,
        };

    private static string Key(AgreementFold agreement, Fact fact) => $"{agreement.Id}/{fact.Reference}";

    private static Row Of(AgreementFold agreement, Fact fact)
    {
        var (state, at, body) = Shown(agreement, fact);
        return new Row
        {
            View = View(fact)!,
            Key = Key(agreement, fact),
            Stream = agreement.Stream,
            Customer = agreement.Customer,
            Agreement = agreement.Id,
            State = state,
            At = at,
            Words =
                $"{agreement.Id} {fact.Reference} {(fact as Fact.MemberFact)?.Customer} {(fact as Fact.MemberFact)?.Resource}".ToLowerInvariant(),
            Body = Payload.Of([
                ("agreement", agreement.Id),
                ("customer", agreement.Customer),
                ("fact", fact.Reference),
                ("state", state),
                .. body,
            ]),
        };
    }

    private static (string? State, Instant? At, (string, object?)[] Body) Shown(AgreementFold agreement, Fact fact) =>
        fact switch
        {
            Fact.MemberFact m => (
                null,
                null,
                [
                    ("member", m.Customer),
                    ("resource", m.Resource),
                    ("plan", m.Plan),
                    ("fee", m.Fee is { } fee ? ExactText.Of(fee) : null),
                    ("from", m.From),
                    ("until", m.Until),
                ]
            ),
            Fact.Contains c => (null, c.From, [("parent", c.Parent), ("child", c.Child), ("from", c.From), ("until", c.Until)]),
            Fact.Claim c => (
                c.Withdrawn ? "withdrawn"
                : agreement.Book.Answers.Any(a => a.ClaimRef == c.Reference) ? "answered"
                : "open",
                c.Received,
                [
                    ("level", c.Level),
                    ("of", c.Of),
                    ("from", c.Period?.From),
                    ("until", c.Period?.Until),
                    ("receivedAt", c.Received),
                    ("member", c.Member),
                    ("zone", agreement.Zone.Id),
                ]
            ),
            Fact.Dispute d => (
                agreement.Book.Disputes.FirstOrDefault(e => e.Of == d.Reference)?.Outcome is { } outcome ? Words.Of(outcome) : "open",
                d.At,
                [("of", d.Of), ("at", d.At), ("by", d.By)]
            ),
            Fact.Statement s => (
                "issued",
                s.At,
                [
                    ("statement", s.Id),
                    ("period", s.Period),
                    ("hash", s.Hash),
                    ("at", s.At),
                    ("replaces", agreement.Statements.FirstOrDefault(t => t.Id == s.Id)?.Replaces),
                ]
            ),
            _ => throw new InvalidOperationException($"facts of kind {fact.Kind} have no row"),
        };
}
