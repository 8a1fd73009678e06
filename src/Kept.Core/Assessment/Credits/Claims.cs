using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Evidence;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;
using NodaTime.Text;

namespace Kept.Core.Assessment.Credits;

/// <summary>How a claim stands, and why.</summary>
internal sealed record ClaimJudgement(
    ClaimState State,
    bool IsClaimed,
    bool IsGranted,
    Rational? Granted,
    Instant? ClaimableUntil,
    Instant? AnswerDueAt,
    ImmutableArray<Reason> Reasons
)
{
    public static readonly ClaimJudgement Nothing = new(ClaimState.NothingToClaim, false, false, null, null, null, []);
}

/// <summary>
/// Judges claims (R1 step 10, R11): by receipt, against the deadline and the form; then the provider's answer or its default.
/// </summary>
internal static class Claims
{
    public static ClaimJudgement Judge(Outcome outcome, bool anythingOwed)
    {
        var rule = outcome.Context.Level.Claim;
        if (!anythingOwed)
        {
            return ClaimJudgement.Nothing;
        }

        return rule.Automatic
            ? new ClaimJudgement(
                ClaimState.Automatic,
                true,
                true,
                null,
                null,
                null,
                [new Reason("granted without a claim", rule.Clause ?? outcome.Context.Level.Clause, "R11")]
            )
            : WithMissingDays(outcome, rule, Judge(outcome, rule, ClaimDeadlines.Anchor(outcome, rule)));
    }

    private static ClaimJudgement WithMissingDays(Outcome outcome, ClaimRule rule, ClaimJudgement judged)
    {
        var (context, anchor) = (outcome.Context, ClaimDeadlines.Anchor(outcome, rule));
        var reopened = anchor is null ? [] : Reopening(outcome, rule, anchor.Value);
        var answered = ClaimsOf(outcome).Select(c => ClaimDeadlines.Missing(context, Received(rule, c), rule.Answer, false, rule));
        var within = anchor is { } at ? ClaimDeadlines.Missing(context, at, rule.Within, rule.After == ClaimAnchor.WindowEnd, rule) : null;
        var lines = reopened.Select(c => ClaimDeadlines.Missing(context, c.Correction.RecordedAt, rule.Within, false, rule)).Append(within).Concat(answered);
        return judged with { Reasons = [.. judged.Reasons, .. lines.OfType<Reason>().Distinct()] };
    }

    /// <summary>Which claims and answers decided what is claimed and granted: of two that say the same, neither.</summary>
    public static Matter Matters(Outcome outcome, ClaimJudgement judged)
    {
        var (context, rule) = (outcome.Context, outcome.Context.Level.Claim);
        if (judged.State is ClaimState.NothingToClaim or ClaimState.Automatic)
        {
            return Matter.Nothing;
        }

        var claims = ClaimsOf(outcome);
        var answers = context.Book.Answers.Where(a => claims.Any(c => context.Book.Names(a.ClaimRef, c)));
        var named = claims.SelectMany(c => c.Of.IsDefault ? [] : c.Of).Select(context.Book.ById).OfType<Fact>().Where(f => f is not Fact.Sample);
        return Matter.Of([.. claims, .. answers, .. named], f => !IsSame(Judged(Without(f)), judged));

        ClaimJudgement Judged(Outcome other) => Judge(other, rule, ClaimDeadlines.Anchor(other, rule));

        Outcome Without(Fact fact) => outcome with
        {
            Context = context with { Book = context.Book.Without(fact) },
            Occasion = outcome.Occasion is { } occasion ? occasion with { Facts = [.. occasion.Facts.Where(f => !ReferenceEquals(f, fact))] } : null,
        };

        static bool IsSame(ClaimJudgement a, ClaimJudgement b) => (a.IsClaimed, a.IsGranted, a.Granted) == (b.IsClaimed, b.IsGranted, b.Granted);
    }

    private static ClaimJudgement Judge(Outcome outcome, ClaimRule rule, Instant? anchor)
    {
        var deadline = anchor is { } from && ClaimDeadlines.Runs(outcome, rule) ? Latest(outcome, rule, from) : null;
        var claims = ClaimsOf(outcome);
        var judged = claims.Select(c => (Claim: c, State: StateOf(outcome, rule, c, claims, anchor, deadline))).ToImmutableArray();
        if (judged.FirstOrDefault(j => j.State == ClaimState.Granted) is { Claim: { } good })
        {
            return Answers.Judge(outcome, rule, good, Received(rule, good));
        }

        return judged.IsEmpty
            ? Unclaimed(outcome, rule, deadline)
            : Failed(outcome, rule, judged[^1].Claim, judged[^1].State, anchor, deadline);
    }

    private static ClaimState StateOf(
        Outcome outcome, ClaimRule rule, Fact.Claim claim, ImmutableArray<Fact.Claim> claims, Instant? anchor, Deadline? deadline)
    {
        var received = Received(rule, claim);
        return claim.Withdrawn || claims.Any(c => c.Withdrawn && c.At >= claim.At) ? ClaimState.Withdrawn
            : anchor is null || (received < anchor && rule.After != ClaimAnchor.CustomerAware) ? ClaimState.Early
            : deadline is { } last && !last.IsInTime(received) ? ClaimState.Late
            : rule.Form is { } form && !string.Equals(form, claim.Form, StringComparison.OrdinalIgnoreCase) ? ClaimState.WrongForm
            : rule.OnlyIfPaidUp && Accounts.Owed(outcome.Context, received).Sign > 0 ? ClaimState.NotPaidUp
            : ClaimState.Granted;
    }

    private static Instant Received(ClaimRule rule, Fact.Claim claim) => rule.CountsSent ? claim.At : claim.Received;

    /// <summary>The agreed deadline; a correction recorded after it opens the same time again (R11).</summary>
    private static Deadline? Latest(Outcome outcome, ClaimRule rule, Instant anchor)
    {
        var first = ClaimDeadlines.Of(outcome.Context, anchor, rule.Within, rule.After == ClaimAnchor.WindowEnd, rule.MissingDay);
        if (first is not { } deadline)
        {
            return null;
        }

        var reopened = Reopening(outcome, rule, anchor)
            .Select(c => ClaimDeadlines.Of(outcome.Context, c.Correction.RecordedAt, rule.Within, false, rule.MissingDay))
            .OfType<Deadline>();
        return reopened.Append(deadline).MaxBy(d => d.At);
    }

    private static IEnumerable<AppliedCorrection> Reopening(Outcome outcome, ClaimRule rule, Instant anchor) =>
        ClaimDeadlines.Of(outcome.Context, anchor, rule.Within, rule.After == ClaimAnchor.WindowEnd, rule.MissingDay) is { } deadline
            ? outcome.Context.Book.Corrections.Where(c => c.Correction.RecordedAt > deadline.At && IsAbout(outcome, c))
            : [];

    private static bool IsAbout(Outcome outcome, AppliedCorrection correction)
    {
        var facts = new[] { correction.Before, correction.After }.OfType<Fact>();
        return outcome.Occasion is { } occasion
            ? facts.Any(f => occasion.Facts.Any(o => o.Reference == f.Reference))
            : facts.Any(f => f.Begin < outcome.Window.Until && f is not Fact.Claim);
    }

    /// <summary>
    /// Claims of this level that name the occurrence, one of its facts, or the window's period; one that names nothing means every window
    /// open to it.
    /// </summary>
    private static ImmutableArray<Fact.Claim> ClaimsOf(Outcome outcome) =>
        [.. outcome.Context.Book.Claims.Where(c => c.Level == outcome.Context.Level.Id && IsAbout(outcome, c)).OrderBy(c => c.Received)];

    public static bool IsAbout(Outcome outcome, Fact.Claim claim)
    {
        var context = outcome.Context;
        return (claim.Agreement is null || claim.Agreement == context.Agreement.Id)
            && (claim.Member is null || claim.Member == context.Member?.Customer)
            && (claim.Of.IsDefaultOrEmpty && claim.Period is null
                || claim.Of.Any(of => Names(outcome, of))
                || (claim.Period is { } period && period.From < outcome.Window.Until && outcome.Window.From < period.Until));
    }

    private static bool Names(Outcome outcome, string of) =>
        outcome.Occasion is { } occasion && !MonthPattern(of).Success
            ? of == outcome.Occurrence || of == occasion.Ticket || occasion.Facts.Any(f => outcome.Context.Book.Names(of, f))
            : NamesWindow(outcome, of);

    private static bool NamesWindow(Outcome outcome, string of)
    {
        if (MonthPattern(of) is { Success: true, Value: var month })
        {
            return LocalTimes.StartOfDay(outcome.Context.Zone, month.OnDayOfMonth(1)) < outcome.Window.Until
                && outcome.Window.From < LocalTimes.StartOfDay(outcome.Context.Zone, month.PlusMonths(1).OnDayOfMonth(1));
        }

        return outcome.Context.Book.ById(of) is { } fact && outcome.Window.Contains(fact.Begin);
    }

    private static ParseResult<YearMonth> MonthPattern(string text) => YearMonthPattern.CreateWithInvariantCulture("yyyy'-'MM").Parse(text);

    private static ClaimJudgement Unclaimed(Outcome outcome, ClaimRule rule, Deadline? deadline)
    {
        var context = outcome.Context;
        var passed = deadline is { } last && !last.IsInTime(context.AsOf);
        var until = deadline is { } open ? $" until {context.Local(open)}" : "";
        var text = passed ? $"not claimed{until}: forfeited" : $"not claimed yet; it may be claimed{until}";
        return new ClaimJudgement(
            passed ? ClaimState.Forfeited : ClaimState.NotClaimed,
            false,
            false,
            null,
            deadline?.At,
            null,
            [Say(outcome, text, [])]
        );
    }

    private static ClaimJudgement Failed(
        Outcome outcome,
        ClaimRule rule,
        Fact.Claim claim,
        ClaimState state,
        Instant? anchor,
        Deadline? deadline
    )
    {
        var context = outcome.Context;
        var received = context.Local(Received(rule, claim));
        var how = rule.CountsSent ? "sent" : "received";
        var text = state switch
        {
            ClaimState.Late =>
                $"claim {claim.Reference} {how} {received}, after the deadline {context.Local(deadline!.Value)}"
                    + $" ({Words.Length(rule.Within!)} after {AnchorName(rule.After)}): forfeited, nothing is granted",
            ClaimState.Early =>
                $"claim {claim.Reference} {how} {received}, before"
                    + $" {AnchorName(rule.After)}{(anchor is { } at ? $" ({context.Local(at)})" : "")}"
                    + ": too early, nothing is granted; it may be claimed again",
            ClaimState.WrongForm =>
                $"claim {claim.Reference} is {claim.Form ?? "of no stated form"}, the agreement wants it {rule.Form}: nothing is granted",
            ClaimState.NotPaidUp =>
                $"claim {claim.Reference} {how} {received}, while"
                    + $" {Words.Money(Accounts.Owed(context, Received(rule, claim)), context.Terms.Currency)} of what was invoiced were unpaid:"
                    + " nothing is granted; it may be claimed again",
            ClaimState.Withdrawn => $"claim {claim.Reference} was withdrawn: nothing is granted",
            _ => throw new InvalidOperationException($"{state} is not a failed claim"),
        };
        return new ClaimJudgement(
            state,
            state != ClaimState.Withdrawn,
            false,
            null,
            deadline?.At,
            null,
            [Say(outcome, text, [claim.Reference])]
        );
    }

    public static Reason Say(Outcome outcome, string text, ImmutableArray<string> facts) =>
        new(text, outcome.Context.Level.Claim.Clause ?? outcome.Context.Level.Clause, "R11", facts);

    private static string AnchorName(ClaimAnchor anchor) => anchor switch
    {
        ClaimAnchor.WindowEnd => "the end of the window",
        ClaimAnchor.OutageBegin => "the begin of the outage",
        ClaimAnchor.OutageEnd => "the end of the outage",
        ClaimAnchor.TicketOpened => "the ticket was opened",
        ClaimAnchor.TicketClosed => "the ticket was closed",
        ClaimAnchor.InvoiceReceived => "the invoice",
        ClaimAnchor.CustomerAware => "the customer knew",
    };
}
