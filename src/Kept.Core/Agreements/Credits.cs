using System.Collections.Immutable;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Agreements;

/// <summary>What a miss earns (blocks 9 and 10).</summary>
/// <param name="Of">The fee that percentages and multiples are taken of; null where only money, days or points are given.</param>
/// <param name="AtMost">At most n credits per local day or other period (R1 step 8: before the caps).</param>
/// <param name="WhenMet">Whether a row may pay although the target is met (the table decides alone); otherwise a met level earns
/// nothing.</param>
public sealed record Credit(FeeBase? Of, CreditQuantity Quantity, CreditCount? AtMost, bool WhenMet = false);

/// <summary>At most <paramref name="Credits"/> blocks or occurrences count in each period.</summary>
public sealed record CreditCount(int Credits, LimitPeriod Per);

public abstract record CreditQuantity
{
    private CreditQuantity()
    {
    }

    /// <summary>Rows that partition the range of the figure: exactly one applies, the narrowest that holds; never summed (R8).</summary>
    public sealed record Table(ImmutableArray<CreditRow> Rows) : CreditQuantity;

    /// <summary>So much for each block of bad time: whole blocks only, or "or part thereof".</summary>
    /// <param name="After">Only time beyond this counts into blocks; null: all of it.</param>
    public sealed record PerBlock(Duration Every, bool Whole, Give Give, Duration? After) : CreditQuantity;

    /// <summary>So much for each step by which the figure falls short of the target: <c>10% per 0.1%</c>.</summary>
    public sealed record PerStep(Quantity Every, bool Whole, Give Give) : CreditQuantity;

    /// <summary>k times the fee pro rata over the bad time (or over what is beyond the allowance).</summary>
    /// <param name="OnlyExcess">Only bad time beyond what the target allows.</param>
    /// <param name="OutOf">The length of time that the fee is taken to pay for, such as 730 hours a month; null: the measured time.</param>
    public sealed record ProRata(Rational Times, bool OnlyExcess, Duration? OutOf = null) : CreditQuantity;

    /// <summary>The same for every miss.</summary>
    public sealed record Flat(Give Give) : CreditQuantity;

    /// <summary>The greatest, the least or the sum of several.</summary>
    public sealed record Combined(CombineMode Mode, ImmutableArray<CreditQuantity> Parts) : CreditQuantity;
}

public enum CombineMode
{
    Greatest,
    Least,
    Sum,
}

/// <summary>A row: all its bounds must hold. <c>{below: 99.5%, atLeast: 99.0%, give: 10%}</c>.</summary>
public sealed record CreditRow(ImmutableArray<Bound> Bounds, Give Give);

/// <summary>What a row or block gives.</summary>
public abstract record Give
{
    private Give()
    {
    }

    /// <summary>A share of the base.</summary>
    public sealed record Percent(Rational Share) : Give;

    public sealed record Money(Rational Amount) : Give;

    /// <summary>
    /// Days of the fee (<paramref name="Extension"/> false: money, days ÷ days of the window), or days added to the term.
    /// </summary>
    public sealed record Days(Rational Count, bool Extension) : Give;

    /// <summary>Points, which a later rule turns into money.</summary>
    public sealed record Points(Rational Count) : Give;
}

/// <summary>The fee that a credit is taken of (block 10).</summary>
/// <param name="Service">A service of the agreement; null: the fees of all its services.</param>
/// <param name="Period">Of which period.</param>
/// <param name="Paid">Only what was paid by asOf, not what was billed.</param>
public sealed record FeeBase(FeeKind Kind, string? Service, FeePeriod Period, bool Paid = false, Rational? Named = null);

public enum FeeKind
{
    /// <summary>The agreed price, or the fee facts of the period where there are any.</summary>
    Fee,

    /// <summary>Work recorded on the ticket of the occurrence, at its rate.</summary>
    LabourOfTicket,

    /// <summary>What was paid for what the ticket is about, by the fee facts whose number is the ticket's: a journey, a parcel.</summary>
    PriceOfTicket,

    /// <summary>An amount named in the agreement itself.</summary>
    NamedAmount,
}

public enum FeePeriod
{
    /// <summary>The window of the figure.</summary>
    Window,
    Month,
    Quarter,
    Year,
    Day,

    /// <summary>The calendar month before the window.</summary>
    PrecedingMonth,
    FollowingMonth,

    /// <summary>The mean of the last twelve calendar months before the window.</summary>
    MeanOfTwelveMonths,

    /// <summary>The agreed term, or the renewal of it, in which the credit falls.</summary>
    Term,
}

/// <summary>A cap (block 11). Caps are applied from the shortest period to the longest, used up in order of time (R1 step 8).</summary>
/// <param name="Levels">Whose credits it holds together; empty: the level it stands in, or all levels where it stands in the
/// agreement.</param>
/// <param name="IsMinimum">Instead of a cap: credits below this are not paid.</param>
public sealed record Limit(
    LimitPeriod Per,
    LimitAmount AtMost,
    ImmutableArray<string> Levels,
    bool IsMinimum = false,
    string? Clause = null
)
{
    /// <summary>Of a minimum: credits that are just as much are not paid either ("more than 1.00").</summary>
    public bool MustExceed { get; init; }
}

public abstract record LimitAmount
{
    private LimitAmount()
    {
    }

    public sealed record Money(Rational Amount) : LimitAmount;

    /// <summary>A fraction of a fee: <c>12/52 of the monthly fee</c>, <c>50% of the fee of the month</c>.</summary>
    public sealed record ShareOf(Rational Share, FeeBase Of) : LimitAmount;

    /// <summary>Days of extension.</summary>
    public sealed record Days(Rational Count) : LimitAmount;
}

public enum LimitPeriod
{
    Incident,
    Day,
    Week,
    Month,
    Quarter,
    Year,
    RollingYear,
    Term,
}

/// <summary>How a credit is claimed (block 12, R11).</summary>
/// <param name="Automatic">Granted without a claim.</param>
/// <param name="Form">The form it must have: <c>written</c>; null: any.</param>
/// <param name="After">The event from which <paramref name="Within"/> runs.</param>
/// <param name="CountsSent">Judged by sending (<c>counts: sent</c>) rather than by receipt.</param>
/// <param name="Answer">The provider's time to answer; null: none is agreed.</param>
/// <param name="Silence">What no answer in time means.</param>
public sealed record ClaimRule(
    bool Automatic,
    string? By = null,
    string? Form = null,
    TimeLength? Within = null,
    ClaimAnchor After = ClaimAnchor.WindowEnd,
    bool CountsSent = false,
    TimeLength? Answer = null,
    AnswerDefault Silence = AnswerDefault.NotAgreed,
    MissingDay MissingDay = MissingDay.Refuse,
    string? Clause = null
)
{
    public static readonly ClaimRule WithoutClaim = new(Automatic: true);

    /// <summary>Granted only if all that was invoiced before the claim is paid by then.</summary>
    public bool OnlyIfPaidUp { get; init; }

    /// <summary>What must come with a claim. Whether it did is for the provider's answer to say.</summary>
    public ImmutableArray<string> With { get; init; } = [];
}

public enum ClaimAnchor
{
    WindowEnd,
    OutageBegin,
    OutageEnd,
    TicketOpened,
    TicketClosed,
    InvoiceReceived,

    /// <summary>The customer's first notice of the downtime shows when the customer knew; without one no time runs.</summary>
    CustomerAware,
}

public enum AnswerDefault
{
    NotAgreed,
    Accepted,
    Rejected,
}

/// <summary>How a granted credit is settled (block 12).</summary>
public sealed record SettlementRule(SettledAs As, SettledOn AppliesTo, bool CashNever, TimeLength? Expires, string? Clause = null)
{
    /// <summary>An unused credit ends with the agreement.</summary>
    public bool ExpiresWithTerm { get; init; }

    /// <summary>What no invoice is left to take is paid out.</summary>
    public bool RemainderRefunded { get; init; }
}

public enum SettledAs
{
    Credit,
    Refund,
    Extension,
    FreeDays,
}

public enum SettledOn
{
    NextInvoice,
    MonthOfIncident,
    EndOfTerm,
}

/// <summary>A right that misses give: <c>terminate: {missed: 3 of 6 months}</c> (block 13).</summary>
public abstract record Consequence(string? Clause)
{
    /// <summary>A right to terminate must be used within this time; null: no time is agreed.</summary>
    public TimeLength? UsedWithin { get; init; }

    /// <summary>A stated absence: reported only.</summary>
    public sealed record None(string? Clause) : Consequence(Clause);

    /// <summary>Terminate when at least k of the last n windows were missed.</summary>
    public sealed record TerminateAfter(int Missed, int Of, bool InARow, string? Clause) : Consequence(Clause);

    /// <summary>Terminate when bad time in the last n days is over a total.</summary>
    public sealed record TerminateOver(Duration Total, int RollingDays, string? Clause) : Consequence(Clause);

    /// <summary>A report or a root-cause note is owed within a time.</summary>
    public sealed record Report(string What, TimeLength Within, string? Clause) : Consequence(Clause);
}
