using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Time;
using Kept.Text.Language;
using Kept.Text.Language.Yaml;
using NodaTime;
using static Kept.Text.Contract.ContractBlock;

namespace Kept.Text.Contract.Parts;

/// <summary>The schedules: holidays, worked examples, what the brochure says, accepted findings, amendments.</summary>
internal static class AppendixPart
{
    // Of a term without an end, or a long one, the holidays of so many years are printed.
    private const int MostYears = 3;

    public static IEnumerable<ContractBlock> Of(Draft draft)
    {
        var words = draft.Words.Appendix;
        (string Title, ContractBlock[] Blocks)[] schedules =
        [
            (words.Holidays, [.. Holidays(draft)]),
            (words.Examples, [.. Examples(draft)]),
            (words.Sayings, [.. Sayings(draft)]),
            (words.Accepted, [.. Accepted(draft)]),
            (words.Assumed, [.. Assumed(draft)]),
            (words.Amendments, [.. Amendments(draft)]),
        ];
        return schedules
            .Where(s => s.Blocks.Length > 0)
            .SelectMany((s, i) => s.Blocks.Prepend(new Heading(1, null, words.Schedule(i + 1, s.Title))));
    }

    private static IEnumerable<ContractBlock> Holidays(Draft draft)
    {
        var words = draft.Words.Appendix;
        var sets = draft
            .Terms.Calendars.Values.SelectMany(c => c.Changes.Select(v => v.Coverage).Prepend(c.Initial))
            .SelectMany(c => c.Holidays.Sets)
            .DistinctBy(s => s.Name)
            .OrderBy(s => s.Name, StringComparer.Ordinal)
            .ToArray();
        if (sets.Length == 0)
        {
            yield break;
        }

        yield return new Table(
            [new Column(words.SetHead), new Column(words.YearsHead), new Column(words.EditionHead, Share: 4)],
            [.. sets.Select(s => ImmutableArray.Create(s.Name, $"{s.FirstYear}–{s.LastYear}", s.Version))]
        );
        if (draft.FirstTerm.First is { } first)
        {
            yield return new Paragraph(words.HolidaysText);
            yield return Days(draft, sets, first, draft.FirstTerm.Last ?? first.PlusYears(1).PlusDays(-1));
        }
    }

    private static Table Days(Draft draft, HolidaySet[] sets, LocalDate first, LocalDate last)
    {
        var end = LocalDate.Min(last, first.PlusYears(MostYears).PlusDays(-1));
        var days = sets.SelectMany(s => s.Days.Select(d => (Set: s.Name, Day: d))).Where(d => d.Day.On >= first && d.Day.On <= end);
        var words = draft.Words.Appendix;
        return new Table(
            [new Column(words.DateHead), new Column(words.HolidayHead, Share: 3), new Column(words.SetHead)],
            [
                .. days.OrderBy(d => d.Day.On)
                    .Select(d =>
                        ImmutableArray.Create(
                            $"{draft.Values.Day(d.Day.On.DayOfWeek)}, {draft.Values.Date(d.Day.On)}",
                            words.Holiday(d.Day.Name),
                            d.Set
                        )
                    ),
            ]
        );
    }

    private static IEnumerable<ContractBlock> Examples(Draft draft)
    {
        var words = draft.Words.Appendix;
        if (draft.Source.Examples.IsEmpty)
        {
            yield break;
        }

        yield return new Paragraph(words.ExamplesText);
        yield return new Table(
            [new Column(words.ExampleHead, Share: 3), new Column(words.FactsHead, Share: 5), new Column(words.ExpectedHead, Share: 3)],
            [.. draft.Source.Examples.Select(e => ImmutableArray.Create(e.Name, Facts(words, e), Flat(e.Expect)))]
        );
    }

    private static string Facts(Languages.AppendixWords words, AgreementExample example) =>
        Words.Text(
            example.Facts is { Items.Length: > 0 } facts ? string.Join("; ", facts.Items.Select(Flat)) + "." : $"{words.NoFacts}.",
            example.AsOf is { } asOf ? words.AsOf(asOf) : null
        );

    // As written, without the signs of YAML.
    private static string Flat(Node node) =>
        node switch
        {
            MapNode map => string.Join(", ", map.Entries.Select(e => $"{e.Key}: {Nested(e.Value)}")),
            ListNode list => string.Join(", ", list.Items.Select(Nested)),
            ScalarNode word => word.Value,
            _ => "",
        };

    private static string Nested(Node node) => node is ScalarNode ? Flat(node) : $"({Flat(node)})";

    private static IEnumerable<ContractBlock> Sayings(Draft draft)
    {
        var (words, says) = (draft.Words.Appendix, draft.Terms.Frame.Says);
        return says.IsEmpty
            ? []
            :
            [
                new Paragraph(words.SayingsText),
                new Table(
                    [new Column(words.SayingHead), new Column(words.MeansHead)],
                    [
                        .. says.Select(s =>
                            ImmutableArray.Create(
                                draft.Values.Quote(s.Text),
                                Words.Sentence(words.Means(s.Means, draft.Terms.Currency, draft.Level))
                            )
                        ),
                    ]
                ),
            ];
    }

    private static IEnumerable<ContractBlock> Accepted(Draft draft)
    {
        var words = draft.Words.Appendix;
        return draft.Source.Accepted.IsEmpty
            ? []
            :
            [
                new Paragraph(words.AcceptedText),
                new Table(
                    [new Column(words.FindingHead), new Column(words.ReasonHead, Share: 3)],
                    [.. draft.Source.Accepted.Select(a => ImmutableArray.Create(a.Name, a.Reason))]
                ),
            ];
    }

    private static IEnumerable<ContractBlock> Assumed(Draft draft)
    {
        var (words, assumed) = (draft.Words.Appendix, draft.Terms.Frame.Assumed);
        return assumed.IsEmpty
            ? []
            :
            [
                new Paragraph(words.AssumedText),
                new Table(
                    [new Column(words.TermHead), new Column(words.ReasonHead)],
                    [.. assumed.Select(a => ImmutableArray.Create(a.Term, a.Reason))]
                ),
            ];
    }

    private static IEnumerable<ContractBlock> Amendments(Draft draft)
    {
        var words = draft.Words.Appendix;
        return draft.Source.Amendments.IsEmpty
            ? []
            :
            [
                new Paragraph(words.AmendmentsText),
                new Table(
                    [new Column(words.AmendmentHead), new Column(words.EffectiveHead), new Column(words.SignedHead)],
                    [
                        .. draft.Source.Amendments.Select(a =>
                            ImmutableArray.Create(a.Label, draft.Values.Date(a.Effective), Signed(draft, a))
                        ),
                    ]
                ),
            ];
    }

    private static string Signed(Draft draft, AmendmentText amendment) =>
        amendment.Signed is not { } signed ? "–"
        : NodaTime.Text.LocalDatePattern.Iso.Parse(signed) is { Success: true, Value: var day } ? draft.Values.Date(day)
        : signed;
}
