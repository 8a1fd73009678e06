using Kept.Core.Agreements;
using static Kept.Text.Contract.ContractBlock;

namespace Kept.Text.Contract.Parts;

/// <summary>Term, renewal, notice; currency, rounding and when rates change.</summary>
internal static class TermPart
{
    public static Section? Of(Draft draft) =>
        draft.Terms.Term is { } term
            ? Section.Of(draft.Words.Term.Title, term.Clause, [.. Start(draft, term), .. Renewal(draft, term), .. EarlyEnd(draft, term)])
            : null;

    public static Section Fees(Draft draft)
    {
        var (words, terms) = (draft.Words.Term, draft.Terms);
        var change = Words.Text(
            terms.Term?.Rates is { } rates
                ?
                [
                    rates.FrozenUntil is { } until ? words.RatesFrozen(until) : null,
                    rates.Announced is { } announced ? words.RatesAnnounced(announced) : null,
                ]
                : [words.RatesFree]
        );
        IEnumerable<ContractBlock> blocks =
        [
            new Paragraph(words.FeesIn(terms.Currency, !terms.Rates.IsEmpty, !terms.Services.IsEmpty)) { Lead = words.CurrencyLead },
            .. terms.Rounding is { } rule ? new[] { new Paragraph(words.Rounding(rule)) { Lead = words.RoundingLead } } : [],
            new Paragraph(change) { Lead = words.ChangeLead },
        ];
        return Section.Of(words.FeesTitle, null, blocks);
    }

    private static IEnumerable<ContractBlock> Start(Draft draft, Term term)
    {
        var words = draft.Words.Term;
        var length = term.Lasts is { } lasts ? words.Lasts(lasts, draft.FirstTerm.Last) : words.OpenEnded;
        yield return new Paragraph(Words.Text(words.Starts(term.Starts), length, words.Missing(term.MissingDay)))
        {
            Lead = words.StartLead,
        };
    }

    private static IEnumerable<ContractBlock> Renewal(Draft draft, Term term)
    {
        var words = draft.Words.Term;
        if (term.Lasts is null)
        {
            yield break;
        }

        yield return new Paragraph(term.Renews is { } renews ? words.Renews(renews.For, renews.Unless is not null) : words.RenewsNot)
        {
            Lead = words.RenewalLead,
        };
        if (term.Renews?.Unless is { } notice)
        {
            var last = draft.LastNotice is { } day ? words.LastNotice(day, notice.CountsSent) : null;
            yield return new Paragraph(Words.Text(words.Notice(notice), last)) { Lead = words.NoticeLead };
        }
    }

    private static IEnumerable<ContractBlock> EarlyEnd(Draft draft, Term term) =>
        term.EarlyEndOwes is { } owed ? [new Paragraph(draft.Words.Term.EarlyEnd(owed)) { Lead = draft.Words.Term.EarlyEndLead }] : [];
}
