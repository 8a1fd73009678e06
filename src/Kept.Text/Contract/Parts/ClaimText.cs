using Kept.Core.Agreements;
using static Kept.Text.Contract.ContractBlock;

namespace Kept.Text.Contract.Parts;

/// <summary>How a credit is claimed and settled, and what a miss brings besides.</summary>
internal static class ClaimText
{
    public static IEnumerable<ContractBlock> Of(Draft draft, ServiceLevel level)
    {
        if (level.Credit is null)
        {
            yield break;
        }

        var (words, rule) = (draft.Words.Claims, level.Claim);
        yield return new Paragraph(
            rule.Automatic
                ? words.Automatic
                : Words.Text(words.Claim(rule, level.Measure.Frame.Window), words.Answer(rule), Missing(draft, rule))
        )
        {
            Lead = draft.Words.Levels.ClaimLead,
        };
        if (level.Settle is { } settle)
        {
            yield return new Paragraph(words.Settlement(settle)) { Lead = draft.Words.Levels.SettlementLead };
        }
    }

    // What the agreement says for all its times stands among its definitions.
    private static string Missing(Draft draft, ClaimRule rule) =>
        rule.MissingDay == draft.Terms.MissingDay ? "" : draft.Words.Term.Missing(rule.MissingDay);

    public static IEnumerable<ContractBlock> Consequences(Draft draft, IReadOnlyCollection<Consequence> consequences)
    {
        if (consequences.Count > 0)
        {
            yield return new Paragraph(Words.Text(consequences.Select(c => Sentence(draft, c))))
            {
                Lead = draft.Words.Levels.ConsequencesLead,
            };
        }
    }

    public static string Sentence(Draft draft, Consequence consequence)
    {
        var words = draft.Words.Levels;
        var text = consequence switch
        {
            Consequence.None => words.NoConsequence,
            Consequence.TerminateAfter after => words.TerminateAfter(after),
            Consequence.TerminateOver over => words.TerminateOver(over),
            Consequence.Report report => words.ReportOwed(report),
            _ => throw new InvalidOperationException("the family is closed"),
        };
        var used = consequence.UsedWithin is { } within ? words.UsedWithin(within) : "";
        return Words.Cited(Words.Text(text, used), consequence.Clause is { } clause ? words.Clause(clause) : null);
    }

    public static IEnumerable<ContractBlock> Backing(Draft draft, IReadOnlyCollection<BackedBy> below)
    {
        if (below.Count > 0)
        {
            yield return new Paragraph(Words.Text(below.Select(draft.Words.Levels.BackedBy))) { Lead = draft.Words.Levels.BackedLead };
        }
    }
}
