using System.Collections.Immutable;
using Kept.Core.Agreements;
using static Kept.Text.Contract.ContractBlock;

namespace Kept.Text.Contract.Parts;

/// <summary>Exhibit A (rates and when they change), Exhibit B (services, schedules, tasks, payment), and those of the author.</summary>
internal static class ExhibitsPart
{
    public static IEnumerable<ContractBlock> Of(Draft draft)
    {
        var words = draft.Words.Services;
        var own = draft.Terms.Frame.Exhibits;
        return
        [
            .. Exhibit(words, "A", words.ExhibitA, [.. Rates(draft), .. Texts(own, "A")]),
            .. Exhibit(words, "B", words.ExhibitB, [.. Services(draft), .. Tasks(draft), .. Texts(own, "B")]),
            .. own.Where(e => e.Id is not ("A" or "B")).SelectMany(e => Exhibit(words, e.Id, e.Title, [new Paragraph(e.Text)])),
        ];
    }

    private static IEnumerable<ContractBlock> Exhibit(Languages.ServiceWords words, string letter, string? title, ContractBlock[] blocks) =>
        blocks.Length == 0 ? [] : blocks.Prepend(new Heading(1, null, words.Exhibit(letter, title)));

    private static IEnumerable<ContractBlock> Texts(ImmutableArray<TextClause> own, string letter) =>
        own.Where(e => e.Id == letter).Select(e => new Paragraph(e.Text) { Lead = e.Title });

    private static IEnumerable<ContractBlock> Rates(Draft draft)
    {
        var (words, terms) = (draft.Words.Services, draft.Terms);
        if (terms.Rates.IsEmpty)
        {
            yield break;
        }

        var cited = terms.Rates.Any(r => r.Clause is not null);
        yield return new Table(
            [
                .. cited ? [new Column(words.ClauseHead, Share: 1)] : ImmutableArray<Column>.Empty,
                new Column(words.RateHead),
                new Column(words.AmountHead, IsNumber: true),
                new Column(words.ChargedHead, Share: 4),
            ],
            [
                .. terms.Rates.Select(r =>
                    (ImmutableArray<string>)
                        [
                            .. cited ? new[] { r.Clause ?? "–" } : [],
                            Words.Sentence(r.Id),
                            words.RateShort(r, terms.Currency),
                            r.Step is { } step ? Words.Sentence(words.Steps(step)) : "–",
                        ]
                ),
            ]
        );
        var change = Words.Text(
            terms.Term?.Rates?.FrozenUntil is { } until ? draft.Words.Term.RatesFrozen(until) : null,
            terms.Term?.Rates?.Announced is { } announced ? draft.Words.Term.RatesAnnounced(announced) : null
        );
        yield return new Paragraph(change.Length > 0 ? change : draft.Words.Term.RatesFree);
    }

    private static IEnumerable<ContractBlock> Services(Draft draft)
    {
        var words = draft.Words.Services;
        if (draft.Terms.Services.IsEmpty)
        {
            yield break;
        }

        yield return new Table(
            [
                new Column(words.ClauseHead, Share: 1),
                new Column(words.ServiceHead),
                new Column(words.PlannedHead, Share: 3),
                new Column(words.PriceHead, Share: 3),
                new Column(words.PaymentHead, Share: 2),
            ],
            [.. draft.Terms.Services.Select(s => Row(draft, s))]
        );
    }

    private static ImmutableArray<string> Row(Draft draft, Service service)
    {
        var (words, frame) = (draft.Words.Services, service.Frame);
        string?[] price =
        [
            service.Price is { } fee ? words.PriceShort(fee, draft.Terms.Currency) : null,
            service.Rate is { } rate ? Words.Sentence(words.AtRateShort(rate)) : null,
            service.Rate is { Discount.Sign: > 0 } reduced && ServicesPart.Reduced(draft, reduced) is { } amount ? $"= {amount}" : null,
        ];
        string?[] planned =
        [
            frame.Schedule is { } schedule ? Words.Sentence(words.PlannedShort(schedule)) : null,
            frame.Hours is { } hours ? words.PackageShort(hours) : null,
        ];
        return
        [
            service.Clause ?? "–",
            Words.Sentence(draft.Service(service.Id)),
            Listed("; ", planned),
            Listed(" ", price),
            Words.Sentence(Payment(words, service)),
        ];
    }

    private static string Payment(Languages.ServiceWords words, Service service) =>
        service.Frame.Hours is { } hours ? words.Prepaid(hours.Prepaid)
        : service.Price is { } price ? words.InAdvance(price.InAdvance)
        : service.Rate is not null ? words.AsWorked
        : "–";

    private static string Listed(string between, string?[] parts) =>
        string.Join(between, parts.OfType<string>()) is { Length: > 0 } text ? text : "–";

    private static IEnumerable<ContractBlock> Tasks(Draft draft)
    {
        var tasks = draft.Terms.Services.Where(s => !s.Frame.Tasks.IsEmpty).ToArray();
        if (tasks.Length > 0)
        {
            yield return new Heading(2, null, draft.Words.Services.Tasks);
            yield return new Definitions([
                .. tasks.Select(s => new Definition(Words.Sentence(draft.Service(s.Id)), draft.Values.And(s.Frame.Tasks))),
            ]);
        }
    }
}
