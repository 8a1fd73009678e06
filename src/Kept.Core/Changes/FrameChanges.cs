using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Time;

namespace Kept.Core.Changes;

/// <summary>The parties, the zone, the currency, and all the rest of the agreement as a whole.</summary>
internal static class FrameChanges
{
    public static IEnumerable<AgreementChange> Of(Sides sides)
    {
        var (old, new_) = (sides.From.Terms, sides.To.Terms);
        return
        [
            .. Text(ChangedPart.Parties, "parties/provider", old.Parties.Provider.Name, new_.Parties.Provider.Name, "provider"),
            .. Text(ChangedPart.Parties, "parties/customer", old.Parties.Customer.Name, new_.Parties.Customer.Name, "customer"),
            .. Text(ChangedPart.Currency, "currency", old.Currency.Code, new_.Currency.Code),
            .. Text(ChangedPart.Zone, "timeZone", old.Zone.Id, new_.Zone.Id),
            .. old.Rounding == new_.Rounding
                ? Array.Empty<AgreementChange>()
                : [new AgreementChange(ChangedPart.Rounding, "rounding", Value(old.Rounding), Value(new_.Rounding), Gain.Open)],
            .. SoleRemedy(old, new_),
            .. Combined(old.Combine, new_.Combine),
            .. OtherChanges.Of(old, new_),
        ];
    }

    private static AgreementChange[] Text(ChangedPart part, string path, string from, string to, string? about = null) =>
        from == to
            ? []
            : [new AgreementChange(part, path, new ChangeValue.Text(from), new ChangeValue.Text(to), Gain.Open) { About = about }];

    private static AgreementChange[] SoleRemedy(Terms old, Terms new_) =>
        Gains.Less(Excluded(old), Excluded(new_)) is { } gained
            ? [new AgreementChange(ChangedPart.SoleRemedy, "soleRemedy", Remedies(old), Remedies(new_), gained)]
            : [];

    private static ChangeValue.Remedies Remedies(Terms terms) => new(terms.SoleRemedy, terms.SoleRemedyLeavesTermination);

    // Nothing; all but credits and the rights to terminate; all but credits.
    private static int Excluded(Terms terms) =>
        !terms.SoleRemedy ? 0
        : terms.SoleRemedyLeavesTermination ? 1
        : 2;

    private static ChangeValue.Rounded? Value(RoundingRule? rule) => rule is null ? null : new ChangeValue.Rounded(rule);

    // Without a rule every credit is paid, which is the sum.
    private static IEnumerable<AgreementChange> Combined(ImmutableArray<CombineRule> old, ImmutableArray<CombineRule> new_)
    {
        var keys = old.Concat(new_).Select(Levels).Distinct();
        foreach (var key in keys)
        {
            var (before, after) = (old.FirstOrDefault(r => Levels(r) == key), new_.FirstOrDefault(r => Levels(r) == key));
            var (from, to) = (before?.Take ?? CombineTake.Sum, after?.Take ?? CombineTake.Sum);
            if (from != to)
            {
                var gained = Gains.Yes(from == CombineTake.Sum, to == CombineTake.Sum) ?? Gain.Open;
                yield return new AgreementChange(ChangedPart.Combination, "combine", Value(before), Value(after), gained)
                {
                    Clause = (after ?? before)?.Clause,
                    Warning = gained == Gain.Provider ? "one event earns less under several levels" : null,
                };
            }
        }
    }

    private static string Levels(CombineRule rule) => string.Join('\n', rule.Levels.Order(StringComparer.Ordinal));

    private static ChangeValue.Combined? Value(CombineRule? rule) => rule is null ? null : new ChangeValue.Combined(rule);
}

/// <summary>What nobody can weigh: clauses in words, contacts, reports. That they change is said, not whom it serves.</summary>
internal static class OtherChanges
{
    public static IEnumerable<AgreementChange> Of(Terms old, Terms new_) =>
        [
            .. Clauses("definitions", old.Frame.Definitions, new_.Frame.Definitions),
            .. Clauses("exhibits", old.Frame.Exhibits, new_.Frame.Exhibits),
            .. Clauses("indemnity", old.Frame.Indemnity, new_.Frame.Indemnity),
            .. Clauses("restrictions", old.Frame.Restrictions, new_.Frame.Restrictions),
            .. Clauses("text", old.Frame.Text, new_.Frame.Text),
            .. Parts(old).Zip(Parts(new_)).Where(p => p.First.Said != p.Second.Said).Select(p => Told(p.First.Path, p.First.Name)),
        ];

    private static AgreementChange Told(string path, string name) => new(ChangedPart.Other, path, null, null, Gain.Open) { About = name };

    private static IEnumerable<AgreementChange> Clauses(string path, ImmutableArray<TextClause> old, ImmutableArray<TextClause> new_)
    {
        foreach (var id in old.Concat(new_).Select(c => c.Id).Distinct())
        {
            var (before, after) = (old.FirstOrDefault(c => c.Id == id), new_.FirstOrDefault(c => c.Id == id));
            if (before?.Text != after?.Text)
            {
                yield return new AgreementChange(ChangedPart.Other, $"{path}/{id}", Value(before), Value(after), Gain.Open)
                {
                    About = (after ?? before)!.Title ?? id,
                    Clause = (after ?? before)!.Clause,
                };
            }
        }
    }

    private static ChangeValue.Text? Value(TextClause? clause) => clause is null ? null : new ChangeValue.Text(clause.Text);

    /// <summary>Parts with all that they say in one text, to be told apart by it.</summary>
    private static IEnumerable<(string Path, string Name, string Said)> Parts(Terms terms)
    {
        var frame = terms.Frame;
        return
        [
            ("law", "law and courts", $"{frame.Law}"),
            ("contacts", "contacts", All(frame.Contacts)),
            ("reporting", "reporting", All(frame.Reporting.Select(r => $"{r.Every}{r.Within}{r.To}{All(r.Content)}"))),
            ("plans", "plans that are kept up", All(frame.Plans)),
            ("projects", "projects", $"{frame.Projects}"),
            ("disputes", "disputes", $"{frame.Disputes?.Meanwhile}{All(frame.Disputes?.Steps ?? [])}"),
            ("assignment", "assignment and take-over", $"{frame.Assignment}"),
            ("backedBy", "what it rests on", All(frame.BackedBy.Concat(terms.ServiceLevels.SelectMany(l => l.BackedBy)))),
            ("categories", "categories", All(terms.Categories)),
            ("priorities", "priorities", All(terms.Priorities)),
            ("decides", "whose record decides", All(terms.Decides)),
            ("parties", "approvers", All(terms.Parties.Customer.Approvers)),
            (
                "services",
                "schedules and approvals of services",
                All(terms.Services.Select(s => $"{s.Id}{s.Frame.Schedule}{s.Frame.Work}{All(s.Frame.Tasks)}"))
            ),
            ("services", "resources of services", All(terms.Services.Select(s => $"{s.Id}{All(s.Resources)}"))),
            ("missingDay", "days that do not exist", $"{terms.MissingDay}{terms.Term?.MissingDay}"),
        ];
    }

    private static string All<T>(IEnumerable<T> parts) => string.Join('\n', parts);
}
