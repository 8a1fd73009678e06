using System.Collections.Immutable;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Server.Agreements;
using Kept.Server.Credits;
using Kept.Server.Filing;
using Kept.Store;
using NodaTime;
using Words = Kept.Server.Api.Words;

namespace Kept.Server.Figures;

/// <summary>What comes due, by when, and the reminders before it: the list that people look at and that the scheduler works through.</summary>
public static class DueRows
{
    public const string View = "due";

    /// <summary>What people do something about; the rest only sets something in motion.</summary>
    public static readonly ImmutableArray<string> OfPeople =
    [
        "noticeBy",
        "renews",
        "termEnds",
        "announceRatesBy",
        "reportDue",
        "planReview",
        "claimBy",
        "answerBy",
        "disputeStep",
    ];

    /// <summary>Nobody waits for these; they only set something in motion.</summary>
    public const string MonthCloses = "monthCloses";

    private static readonly int[] RemindDaysBefore = [60, 30, 7];

    /// <summary>A deadline that includes its instant is over just after it.</summary>
    private static readonly Duration JustAfter = Duration.FromMilliseconds(1);

    internal static IEnumerable<Row> Of(AgreementFold agreement, IReadOnlyList<LevelResult> credits)
    {
        // Several may be due at one instant, and one of them has passed: so also what is due just then.
        var through = agreement.DueThrough;
        var just = through - Duration.FromTicks(1);
        var items = Dates(agreement, just)
            .Concat(Dates(agreement, through))
            .Concat(Claims(agreement, credits))
            .Concat(Disputes(agreement, just))
            .ToArray();
        var reminders = items.SelectMany(i => Reminders(i, agreement.LastRecordedAt, just));
        return items
            .Concat(reminders)
            .Concat(MonthEnd(agreement, just))
            .Concat(MonthEnd(agreement, through))
            .Select(i => Row(agreement, i))
            .DistinctBy(r => r.Key)
            .Where(r => !agreement.Passed.Contains(r.Key));
    }

    /// <param name="Kind">The date's kind, or <c>reminder</c>.</param>
    /// <param name="At">When it is over; the scheduler acts then.</param>
    private sealed record Item(string Kind, string Name, Instant At, string? Party, string? Clause, string Sentence)
    {
        /// <summary>What a reminder is about; null for all else.</summary>
        public Item? About { get; init; }

        public string Key => $"{Kind}|{Name}|{Core.Json.ExactText.Of(At)}";
    }

    /// <summary>What the terms let come due; where an end was agreed, only what comes before it, and the end.</summary>
    private static IEnumerable<Item> Dates(AgreementFold agreement, Instant through)
    {
        if (agreement.Stage == Stage.Ended)
        {
            return [];
        }

        var dates = DatesAhead
            .Of(agreement.Agreement, agreement.Book, through)
            .Select(d => new Item(Words.Of(d.Kind), d.Name, d.At, d.Party, d.Clause, d.Sentence));
        if (agreement.EndedOn is not { } on)
        {
            return dates;
        }

        var end = Core.Time.LocalTimes.StartOfDay(agreement.Zone, on);
        var sentence = $"the agreement ends; its last day is {Core.Json.ExactText.Of(on.PlusDays(-1))}";
        return dates.Where(d => d.At < end).Append(new Item(Words.Of(DateKind.TermEnds), "", end, null, null, sentence));
    }

    /// <summary>
    /// Deadlines of claims that lie ahead, and those that have passed and were not worked through yet: after a standstill several have, and
    /// the first of them must not hide the others.
    /// </summary>
    private static IEnumerable<Item> Claims(AgreementFold agreement, IReadOnlyList<LevelResult> credits)
    {
        foreach (var line in credits.Where(l => l.Credit.Accrued.Best.Sign > 0))
        {
            var (key, credit) = (CreditAnswer.Key(line), line.Credit);
            if (credit is { State: ClaimState.NotClaimed or ClaimState.Forfeited, ClaimableUntil: { } until } && until > agreement.SignedAt)
            {
                yield return new Item(
                    "claimBy",
                    key,
                    until + JustAfter,
                    "customer",
                    line.Clause,
                    $"the last moment to claim the credit for {line.Level}"
                );
            }

            if (credit is { State: var state, AnswerDueAt: { } answer } && IsUnanswered(state) && answer > agreement.SignedAt)
            {
                yield return new Item(
                    "answerBy",
                    key,
                    answer + JustAfter,
                    "provider",
                    line.Clause,
                    $"the claim for {line.Level} is to be answered"
                );
            }
        }
    }

    private static bool IsUnanswered(ClaimState state) =>
        state is ClaimState.AwaitingAnswer or ClaimState.AcceptedBySilence or ClaimState.RejectedBySilence;

    private static IEnumerable<Item> Disputes(AgreementFold agreement, Instant through) =>
        from dispute in agreement.Book.Disputes
        where dispute.Outcome is null && !agreement.Book.Disputes.Any(d => d.Of == dispute.Reference)
        from step in DisputeDeadlines.Of(agreement.Agreement, dispute).Select((s, n) => (Step: s, Number: n + 1))
        where step.Step.DueAt > through
        select new Item("disputeStep", $"{dispute.Reference}|{step.Number}", step.Step.DueAt!.Value, "either", null, step.Step.What);

    private static IEnumerable<Item> Reminders(Item item, Instant now, Instant through) =>
        item.Kind is "reportDue" or "planReview"
            ? []
            : RemindDaysBefore
                .Select(days => (Days: days, At: item.At - Duration.FromDays(days)))
                .Where(r => r.At > through && r.At >= now - Duration.FromDays(7))
                .Select(r => new Item(
                    "reminder",
                    $"{r.Days}|{item.Kind}|{item.Name}",
                    r.At,
                    item.Party,
                    item.Clause,
                    $"in {r.Days} days: {item.Sentence}"
                )
                {
                    About = item,
                });

    /// <summary>The end of the month that runs, when its statement can be made; also of the last, in which the agreement ended.</summary>
    private static IEnumerable<Item> MonthEnd(AgreementFold agreement, Instant through)
    {
        var month = Assessments.Months.FirstOf(agreement.Zone, Instant.Max(through, agreement.SignedAt ?? through));
        var end = Core.Time.LocalTimes.StartOfDay(agreement.Zone, month.PlusMonths(1));
        return agreement.Stage == Stage.Signed || (agreement is { Stage: Stage.Ended, SignedAt: not null } && month < agreement.EndedOn)
            ? [new Item(MonthCloses, $"{month.Year:0000}-{month.Month:00}", end, null, null, $"{month.Year:0000}-{month.Month:00} closes")]
            : [];
    }

    private static Row Row(AgreementFold agreement, Item item) =>
        FigureRows.RowOf(
            agreement,
            View,
            item.Key,
            item.Kind,
            item.At,
            Payload.Of(
                ("agreement", agreement.Id),
                ("customer", agreement.Customer),
                ("kind", item.Kind),
                ("name", item.Name),
                ("at", item.At),
                ("party", item.Party),
                ("clause", item.Clause),
                ("sentence", item.Sentence),
                ("about", item.About?.Kind),
                ("aboutAt", item.About?.At)
            )
        );
}
