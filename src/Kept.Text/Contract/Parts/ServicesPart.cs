using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Money;
using static Kept.Text.Contract.ContractBlock;

namespace Kept.Text.Contract.Parts;

/// <summary>What is provided, clause by clause.</summary>
internal static class ServicesPart
{
    public static Section Of(Draft draft) =>
        new(
            draft.Words.Services.Title,
            [.. draft.Terms.Services.Select(s => new Clause(s.Clause, draft.Service(s.Id), [.. Blocks(draft, s)]))],
            draft.Words.Services.One
        );

    private static IEnumerable<ContractBlock> Blocks(Draft draft, Service service)
    {
        var words = draft.Words.Services;
        var wording = draft.Written("services", service.Id, "wording");
        yield return new Paragraph(
            wording is null ? words.Provides(draft.Service(service.Id)) : Wording.Resolved(draft, $"services/{service.Id}", wording)
        );
        foreach (var (lead, text) in Particulars(draft, service))
        {
            yield return new Paragraph(text) { Lead = lead };
        }

        if (service.Frame.Work is not null && !draft.Terms.Parties.Customer.Approvers.IsEmpty)
        {
            yield return new Items(Approvers(draft));
        }
    }

    private static IEnumerable<(string Lead, string Text)> Particulars(Draft draft, Service service)
    {
        var (words, frame) = (draft.Words.Services, service.Frame);
        if (frame.Schedule is { } schedule)
        {
            yield return (words.ScheduleLead, words.Planned(schedule));
        }

        if (frame.Hours is { } hours)
        {
            yield return (words.PackageLead, Words.Text(words.Package(hours), hours.Beyond is { } beyond ? words.Beyond(beyond) : null));
        }

        if (Fee(draft, service) is { Length: > 0 } fee)
        {
            yield return (words.PriceLead, fee);
        }

        if (!service.Resources.IsEmpty)
        {
            yield return (words.ResourcesLead, words.Resources(service.Resources));
        }

        if (frame.Work is { } work)
        {
            var who = draft.Terms.Parties.Customer.Approvers.IsEmpty ? null : $"{words.ApproversLead}:";
            yield return (words.ApprovalLead, Words.Text(words.Approval(work, draft.Terms.Currency), who));
        }
    }

    private static string Fee(Draft draft, Service service)
    {
        var words = draft.Words.Services;
        return Words.Text(
            service.Price is { } price ? words.Price(price, draft.Terms.Currency) : null,
            service.Rate is { } rate ? words.AtRate(rate) : null,
            service.Rate is { Discount.Sign: > 0 } reduced && Reduced(draft, reduced) is { } amount ? words.Discounted(amount) : null
        );
    }

    /// <summary>A rate less its discount; null where the rate is not known.</summary>
    public static string? Reduced(Draft draft, RatePrice price) =>
        draft.Terms.Rates.FirstOrDefault(r => r.Id == price.Rate) is { } rate
            ? draft.Words.Services.RateShort(rate with { Amount = rate.Amount * (Rational.One - price.Discount) }, draft.Terms.Currency)
            : null;

    private static ImmutableArray<string> Approvers(Draft draft) =>
        [
            .. draft.Terms.Parties.Customer.Approvers.Select(a =>
                draft.Words.Services.Approver(a.Name, a.Email, a.UpTo is { } upTo ? draft.Money(upTo) : null)
            ),
        ];
}
