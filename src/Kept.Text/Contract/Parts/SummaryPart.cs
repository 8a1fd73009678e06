using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Money;
using NodaTime;
using static Kept.Text.Contract.ContractBlock;

namespace Kept.Text.Contract.Parts;

/// <summary>Who, what, what is promised, what a miss brings, what to do by when, how to leave.</summary>
internal static class SummaryPart
{
    private const int DaysOfMonth = 30;

    public static IEnumerable<ContractBlock> Of(Draft draft)
    {
        var words = draft.Words.Summary;
        var (provider, customer) = (draft.Terms.Parties.Provider.Name, draft.Customer);
        return
        [
            new Heading(2, null, words.Who),
            new Paragraph(words.WhoText(provider, customer)),
            new Heading(2, null, words.What),
            new Items([.. draft.Terms.Services.Select(s => Service(draft, s))]),
            new Heading(2, null, words.Promised),
            Promises(draft),
            .. CapText.Of(draft, draft.Terms.Limits, "limits"),
            .. draft.Terms is { SoleRemedy: true, SoleRemedyLeavesTermination: false } ? new[] { new Paragraph(words.OnlyRemedy) } : [],
            new Heading(2, null, words.Todo),
            new Items(Todo(draft)),
            new Heading(2, null, words.Leave),
            new Items(Leave(draft)),
            new Paragraph(words.Caution),
        ];
    }

    private static string Service(Draft draft, Service service)
    {
        var (words, frame) = (draft.Words.Services, service.Frame);
        string?[] parts =
        [
            frame.Schedule is { } schedule ? words.PlannedShort(schedule) : null,
            frame.Hours is { } hours ? words.PackageShort(hours) : null,
            service.Price is { } price ? $"{words.PriceShort(price, draft.Terms.Currency)}, {words.InAdvance(price.InAdvance)}" : null,
            service.Rate is { } rate ? ServicesPart.Reduced(draft, rate) ?? words.AtRateShort(rate) : null,
        ];
        var particulars = string.Join("; ", parts.OfType<string>());
        var name = Words.Sentence(draft.Service(service.Id));
        return particulars.Length == 0 ? name : $"{name}: {particulars}";
    }

    private static Table Promises(Draft draft)
    {
        var words = draft.Words.Summary;
        return new Table(
            [
                new Column(draft.Words.Levels.LevelHead, Share: 3),
                new Column(words.PromiseHead, Share: 4),
                new Column(words.MissedHead, Share: 5),
                new Column(words.ClaimHead, Share: 3),
            ],
            [.. draft.Terms.ServiceLevels.Select(l => Row(draft, l))]
        );
    }

    private static ImmutableArray<string> Row(Draft draft, ServiceLevel level)
    {
        var words = draft.Words.Summary;
        var promise = $"{Words.Sentence(draft.Words.Figures.Short(level.Measure))}: {TargetText.Short(draft, level)}";
        return
        [
            $"{Words.Sentence(level.DisplayTitle)} ({draft.Words.Levels.Clause(level.Clause)})",
            Allowed(level) is { } time ? $"{promise} ({words.Allows(time, DaysOfMonth)})" : promise,
            level.Credit is { } credit ? CreditText.Whole(draft, credit, Caps(draft, level)) : words.NoCredit,
            level.Credit is null ? "–"
            : level.Claim.Automatic ? words.AutomaticShort
            : words.ClaimShort(level.Claim, After(draft, level)),
        ];
    }

    private static IEnumerable<string> Caps(Draft draft, ServiceLevel level) =>
        level.Limits.Select((limit, n) => CapText.Sentence(draft, limit, ["serviceLevels", level.Id, "limits", $"{n}"]));

    private static string After(Draft draft, ServiceLevel level) => draft.Words.Claims.After(level.Claim.After, level.Measure.Frame.Window);

    /// <summary>The bad time that a share of all hours of a month of thirty days allows, where that is whole seconds.</summary>
    private static Duration? Allowed(ServiceLevel level)
    {
        if (
            level
            is not {
                Measure: Measure.Availability { Frame: { During: null or "always", Window: Window.Calendar { Unit: PeriodUnit.Month } } },
                Target: Target.Single { Bound: { HigherIsBetter: true, Limit: Quantity.Share { Of: var share } } },
            }
        )
        {
            return null;
        }

        var seconds = (Rational.One - share) * (DaysOfMonth * 24 * 3600);
        return seconds.Denominator.IsOne ? Duration.FromSeconds((long)seconds.Numerator) : null;
    }

    private static ImmutableArray<string> Todo(Draft draft)
    {
        var words = draft.Words.Summary;
        var claimed = draft.Terms.ServiceLevels.Where(l => l.Credit is not null && !l.Claim.Automatic);
        string[] claims =
        [
            .. claimed
                .GroupBy(l => (l.Claim, After: After(draft, l)))
                .Select(g => words.ClaimBy(draft.Values.Quoted(g.Select(l => l.DisplayTitle)), g.Key.Claim, g.Key.After)),
        ];
        var approvals = draft
            .Terms.Services.Where(s => s.Frame.Work is not null)
            .Select(s => words.Approve(draft.Money(s.Frame.Work!.Above), draft.Values.Quote(draft.Service(s.Id))));
        return [.. claims.Length == 0 ? [words.NothingToClaim] : claims, .. approvals];
    }

    private static ImmutableArray<string> Leave(Draft draft)
    {
        var words = draft.Words.Summary;
        var terminations = draft
            .Terms.ServiceLevels.SelectMany(l => l.Consequences)
            .Concat(draft.Terms.Consequences)
            .Where(c => c is Consequence.TerminateAfter or Consequence.TerminateOver)
            .Select(c => ClaimText.Sentence(draft, c));
        return [.. Term(draft, words), .. terminations];
    }

    private static IEnumerable<string> Term(Draft draft, Languages.SummaryWords words)
    {
        if (draft.Terms.Term is not { } term)
        {
            return [words.NoTerm];
        }

        var (first, last) = draft.FirstTerm;
        var ends = term switch
        {
            { Renews: { } renews } => words.RenewsFor(renews.For),
            { Lasts: not null } => words.EndsByItself,
            _ => null,
        };
        return new[]
        {
            Words.Text(words.Runs(first, last, term.Lasts), ends),
            term.Renews?.Unless is { } notice ? words.LeaveBy(draft.LastNotice, notice) : null,
        }.OfType<string>();
    }
}
