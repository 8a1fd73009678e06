using System.Collections.Immutable;
using System.Globalization;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Checks.Renewals;

/// <summary>Checks of the term: whether one can leave in time, knowing the price, and whether work can be approved at all.</summary>
internal static class TermChecks
{
    private static readonly CheckKind NoticeFirst = new(
        "notice-before-announcement",
        CheckGroup.Term,
        Severity.Error,
        "notice ends before prices are announced",
        "The customer has to decide about the renewal without knowing its price. Let changes be announced before the last day of notice."
    );

    private static readonly CheckKind Frozen = new(
        "rates-frozen-and-indexed",
        CheckGroup.Term,
        Severity.Error,
        "rates are frozen, and change within the freeze",
        "Rates stay until the renewal, and changes are announced for an end that comes before it. Let both name the same end."
    );

    private static readonly CheckKind Unannounced = new(
        "rate-change-unannounced",
        CheckGroup.Term,
        Severity.Warning,
        "rates may change without being announced",
        "Rates are frozen until an end, and nothing says how long before it a change is announced. Write `announced: 60 days before end`."
    );

    private static readonly CheckKind Form = new(
        "notice-form-unstated",
        CheckGroup.Term,
        Severity.Warning,
        "a notice without a form",
        "A word on the telephone would end the agreement, and nobody could prove it. Write `form: written`, or `form: "
            + "any` where that is meant."
    );

    private static readonly CheckKind NoExit = new(
        "renewal-without-exit",
        CheckGroup.Term,
        Severity.Warning,
        "a renewal that the customer cannot prevent",
        "The term renews again and again, and no notice of the customer ends it. Write `unless: {notice: 30 days, "
            + "before: end, form: written}`."
    );

    private static readonly CheckKind NoApprover = new(
        "approval-impossible",
        CheckGroup.Term,
        Severity.Error,
        "work that nobody may approve",
        "Work above an amount needs approval, and no approver may approve so much. Raise the limit of an approver."
    );

    public static readonly ImmutableArray<Check> All =
    [
        new(NoticeFirst, Blind),
        new(Frozen, Thawed),
        new(Unannounced, Silent),
        new(Form, Formless),
        new(NoExit, Endless),
        new(NoApprover, Unapproved),
    ];

    /// <summary>The first day after the first term; where it begins by signature, as if it were signed on the first of 2026.</summary>
    private static LocalDate? FirstEnd(Term term) =>
        MissingDays.TermEnds(term, Starts(term), MissingDays.Assumed(term.MissingDay)).Select(e => e.Date).FirstOrDefault();

    private static LocalDate Starts(Term term) => term.Starts ?? new LocalDate(2026, 1, 1);

    private static LocalDate? LastDay(Term term, LocalDate end, NoticeRule rule) =>
        rule.Notice is TimeLength.Calendar { Period: var period }
            ? Deadlines.LastDayOfReceipt(end.PlusDays(-1), period, MissingDays.Assumed(term.MissingDay)).Date
            : null;

    private static bool IsEnd(NoticeRule rule) => rule.Anchor is "end" or "renewal";

    private static IEnumerable<Finding> Blind(CheckContext context)
    {
        if (
            context.Terms.Term is { Renews.Unless: { By: not "provider" } notice, Rates.Announced: { } announced } term
            && IsEnd(notice)
            && IsEnd(announced)
            && FirstEnd(term) is { } end
            && LastDay(term, end, notice) is { } leave
            && LastDay(term, end, announced) is { } told
            && leave < told
        )
        {
            yield return Of(
                term,
                NoticeFirst,
                "rates",
                $"{Ending(term, end)}: the last day of notice is {Day(leave)}, and new rates may be announced until {Day(told)}",
                $"announce changes earlier than {Words.Length(notice.Notice)} before the end"
            );
        }
    }

    private static string Ending(Term term, LocalDate end) =>
        term.Starts is null
            ? $"signed on {Day(Starts(term))}, the first term ends with {Day(end.PlusDays(-1))}"
            : $"the first term ends with {Day(end.PlusDays(-1))}";

    private static IEnumerable<Finding> Thawed(CheckContext context)
    {
        if (
            context.Terms.Term is { Rates: { FrozenUntil: not null, Announced: { } announced } } term
            && FirstEnd(term) is { } end
            && Within(announced.Anchor, Starts(term)) is { } change
            && change < end
        )
        {
            yield return Of(
                term,
                Frozen,
                "rates",
                $"rates are frozen until the {term.Rates.FrozenUntil} ({Day(end)}), and changes are announced "
                    + $"{Words.Length(announced.Notice)} before the "
                    + $"{announced.Anchor}, which first comes with {Day(change.PlusDays(-1))}"
            );
        }
    }

    /// <summary>The first day after the first month, quarter or year that ends within the term.</summary>
    private static LocalDate? Within(string anchor, LocalDate starts) =>
        anchor switch
        {
            "month end" => Next(PeriodUnit.Month, starts),
            "quarter end" => Next(PeriodUnit.Quarter, starts),
            "year end" => Next(PeriodUnit.Year, starts),
            _ => null,
        };

    private static LocalDate Next(PeriodUnit unit, LocalDate starts) => Windows.Next(unit, Windows.FirstDay(unit, starts));

    private static IEnumerable<Finding> Silent(CheckContext context) =>
        context.Terms.Term is { Rates: { FrozenUntil: { } until, Announced: null } } term
            ?
            [
                Of(
                    term,
                    Unannounced,
                    "rates",
                    $"rates may change at the {until}, and nothing says how long before it the change is announced"
                ),
            ]
            : [];

    private static IEnumerable<Finding> Formless(CheckContext context) =>
        context.Terms.Term is { Renews.Unless: { Form: null, AnyForm: false } notice } term
            ? [Of(term, Form, "renews", $"a notice of {Words.Length(notice.Notice)} ends the agreement in any form, also by a spoken word")]
            : [];

    private static IEnumerable<Finding> Endless(CheckContext context)
    {
        if (context.Terms.Term is { Renews: { } renews } term && renews.Unless is null or { By: "provider" } && FirstEnd(term) is { } end)
        {
            var who = renews.Unless is null ? "no notice prevents it" : "only the provider can prevent it";
            yield return Of(
                term,
                NoExit,
                "renews",
                $"{Ending(term, end)} and renews by {Words.Length(renews.For)}, again and again: {who}"
            );
        }
    }

    private static Finding Of(Term term, CheckKind kind, string part, string sentence, string? hint = null) =>
        kind.At($"term/{part}", sentence, hint) with
        {
            Clause = term.Clause,
        };

    private static IEnumerable<Finding> Unapproved(CheckContext context)
    {
        var terms = context.Terms;
        var approvers = terms.Parties.Customer.Approvers;
        if (approvers.IsDefaultOrEmpty || approvers.Any(a => a.UpTo is null))
        {
            return [];
        }

        var best = approvers.MaxBy(a => a.UpTo!.Value)!;
        var services = terms
            .Services.Where(s => s.Frame.Work?.Above >= best.UpTo)
            .Select(s =>
                NoApprover.At($"services/{s.Id}/work", Says($"work on \"{s.Title ?? s.Id}\"", s.Frame.Work!.Above)) with
                {
                    Clause = s.Clause,
                }
            );
        var projects =
            terms.Frame.Projects is { Approval: true, Above: { } above } rule && above >= best.UpTo
                ? new[] { NoApprover.At("projects", Says("a project", above)) with { Clause = rule.Clause } }
                : [];
        return services.Concat(projects);

        string Says(string what, Rational above) =>
            $"{what} above {Words.Money(above, terms.Currency)} needs approval, and the most that anybody ({best.Name}) may approve is "
            + Words.Money(best.UpTo!.Value, terms.Currency);
    }

    private static string Day(LocalDate day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
