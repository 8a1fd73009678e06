using System.Collections.Immutable;
using Kept.Core.Agreements;
using static Kept.Text.Contract.ContractBlock;

namespace Kept.Text.Contract.Parts;

/// <summary>The service levels: all of them in a table, then each in words.</summary>
internal static class LevelsPart
{
    public static Section Of(Draft draft) =>
        new(
            draft.Words.Levels.Title,
            [.. draft.Terms.ServiceLevels.Select(l => new Clause(l.Clause, l.DisplayTitle, [.. Blocks(draft, l)]))],
            draft.Words.Levels.One
        )
        {
            Introduction = draft.Terms.ServiceLevels.Length < 2 ? [] : [.. Overview(draft)],
        };

    /// <summary>What holds for the credits of all levels.</summary>
    public static Section Credits(Draft draft)
    {
        var (words, terms) = (draft.Words.Credits, draft.Terms);
        IEnumerable<ContractBlock> blocks =
        [
            .. CapText.Of(draft, terms.Limits, "limits"),
            .. terms.Combine.IsEmpty ? [] : new[] { new Paragraph(Combined(draft)) { Lead = words.CombineLead } },
            .. ClaimText.Consequences(draft, terms.Consequences),
            .. terms.SoleRemedy
                ? new[]
                {
                    new Paragraph(terms.SoleRemedyLeavesTermination ? words.SoleRemedyWithTermination : words.SoleRemedy)
                    {
                        Lead = words.SoleRemedyLead,
                    },
                }
                : [],
        ];
        return blocks.Any() ? Section.Of(words.Title, null, blocks) : new Section(words.Title, []);
    }

    private static string Combined(Draft draft) =>
        Words.Text(
            draft.Terms.Combine.Select(rule =>
                Words.Cited(
                    draft.Words.Credits.Combine(rule, rule.Levels.IsEmpty ? null : draft.Values.And(rule.Levels.Select(draft.Level))),
                    rule.Clause is { } clause ? draft.Words.Levels.Clause(clause) : null
                )
            )
        );

    private static IEnumerable<ContractBlock> Blocks(Draft draft, ServiceLevel level) =>
        [
            .. TargetText.Of(draft, level),
            new Paragraph(MeasureText.Of(draft, level)) { Lead = draft.Words.Levels.MeasurementLead },
            .. ExclusionText.Of(draft, level),
            .. CreditText.Of(draft, level),
            .. CapText.Of(draft, level.Limits, "serviceLevels", level.Id, "limits"),
            .. ClaimText.Of(draft, level),
            .. ClaimText.Consequences(draft, level.Consequences),
            .. ClaimText.Backing(draft, level.BackedBy),
        ];

    private static IEnumerable<ContractBlock> Overview(Draft draft)
    {
        var words = draft.Words.Levels;
        yield return new Paragraph(words.Overview);
        yield return new Table(
            [
                new Column(draft.Words.Services.ClauseHead, Share: 1),
                new Column(words.LevelHead, Share: 3),
                new Column(words.MeasureHead, Share: 4),
                new Column(draft.Words.Figures.PromiseHead, Share: 3),
                new Column(words.IfMissedHead, Share: 3),
            ],
            [.. draft.Terms.ServiceLevels.Select(l => Row(draft, l))]
        );
    }

    private static ImmutableArray<string> Row(Draft draft, ServiceLevel level)
    {
        var words = draft.Words.Levels;
        string[] missed =
        [
            level.Credit is not null ? words.CreditLead
            : level.Consequences.All(c => c is Consequence.None) ? words.ReportedOnly
            : "",
            level.Consequences.Any(c => c is Consequence.TerminateAfter or Consequence.TerminateOver) ? words.MayTerminate : "",
            .. level.Consequences.OfType<Consequence.Report>().Select(r => r.What),
        ];
        return
        [
            level.Clause,
            Words.Sentence(level.DisplayTitle),
            Words.Sentence(draft.Words.Figures.Short(level.Measure)),
            level.Target is Target.Single ? TargetText.Short(draft, level) : words.ByCase,
            string.Join(", ", missed.Where(m => m.Length > 0)),
        ];
    }
}
