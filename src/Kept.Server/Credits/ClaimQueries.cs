using Kept.Core.Evidence;
using Kept.Server.Agreements;
using Kept.Server.Api;
using Kept.Server.Assessments;
using Kept.Server.Figures;
using Kept.Server.Filing;
using Kept.Server.Rights;
using Kept.Store;
using Kept.Text.Json;

namespace Kept.Server.Credits;

internal static class ClaimQueries
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/agreements/{agreement}/credits",
                (string agreement, string? period, string? asOf, Calls calls) =>
                    calls.Ask(agreement, a => Credits(a, new Asked(period, asOf), calls))
            )
            .Needs(Permission.ReadAgreements)
            .WithSummary("The credit ledger of a period: accrued, entitled, claimed, granted, settled, and the deadlines");
        api.MapGet(
                "/agreements/{agreement}/claims",
                (string agreement, Calls calls) => calls.Ask(agreement, a => new { items = a.Book.Claims.Select(c => Claim(a, c, calls)) })
            )
            .Needs(Permission.ReadAgreements)
            .WithSummary("Claims, with what came of them");
        api.MapGet(
                "/agreements/{agreement}/disputes",
                (string agreement, Calls calls) => calls.Ask(agreement, a => new { items = Disputes(a) })
            )
            .Needs(Permission.ReadAgreements)
            .WithSummary("Disputes, with their steps and deadlines");
        api.MapGet(
                "/credits",
                async ([AsParameters] PageOf page, string? month, Calls calls) =>
                    await Lists.Of(calls, page, OfMonth(page.Of("credits", calls.Who, RowOrder.Earliest), month))
            )
            .Needs(Permission.ReadAgreements)
            .WithSummary("The credit ledger across agreements, by what is due next; month=2026-03: of windows that begin in it");
    }

    private static RowQuery OfMonth(RowQuery query, string? month) =>
        string.IsNullOrEmpty(month) ? query : query with { And = [.. query.And, FigureRows.MonthWord(month)] };

    private static object Credits(AgreementFold agreement, Asked asked, Calls calls)
    {
        var question = asked.Of(agreement, calls.Now);
        if (question.Value is not { } fine)
        {
            return Decision.Wrong(question.Problems);
        }

        var result = fine.Assess(agreement, withReasons: false);
        return result.Value is { } assessed
            ? new
            {
                currency = assessed.Currency,
                asOf = assessed.AsOf,
                items = assessed.Levels.Where(l => l.Credit.Accrued != default).Select(l => CreditAnswer.Of(l, agreement.Currency)),
            }
            : Decision.Wrong(result.Problems);
    }

    private static object Claim(AgreementFold agreement, Fact.Claim claim, Calls calls) =>
        new
        {
            claim = claim.Reference,
            level = claim.Level,
            of = claim.Of,
            from = claim.Period?.From,
            until = claim.Period?.Until,
            receivedAt = claim.Received,
            withdrawn = claim.Withdrawn,
            answer = agreement
                .Book.Answers.Where(a => a.ClaimRef == claim.Reference)
                .Select(a => new
                {
                    answer = a.Reference,
                    accepted = a.Accepted,
                    amount = a.Amount is { } part ? new MoneyText(agreement.Currency.MinorDigits).Of(part) : null,
                    at = a.At,
                })
                .FirstOrDefault(),
            settlements = agreement
                .Book.Settlements.Where(s => s.ClaimRef == claim.Reference)
                .Select(s => new
                {
                    settlement = s.Reference,
                    amount = new MoneyText(agreement.Currency.MinorDigits).Of(s.Amount),
                    where = s.Where,
                    at = s.At,
                }),
            credits = ClaimEffects.Of(agreement, claim, calls.Now),
        };

    private static IEnumerable<object> Disputes(AgreementFold agreement) =>
        agreement.Book.Disputes.Where(d => d.Outcome is null).Select(d => Dispute(agreement, d));

    private static object Dispute(AgreementFold agreement, Fact.Dispute dispute) =>
        new
        {
            dispute = dispute.Reference,
            of = dispute.Of,
            at = dispute.At,
            by = dispute.By,
            outcome = agreement.Book.Disputes.FirstOrDefault(d => d.Of == dispute.Reference)?.Outcome,
            steps = DisputeSteps.Of(agreement, dispute),
        };
}
