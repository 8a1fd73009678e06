using Kept.Core.Agreements;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Changes;

/// <summary>One side of a change, as a value: what it is in words, each language says for itself.</summary>
public abstract record ChangeValue
{
    private ChangeValue() { }

    public sealed record Text(string Words) : ChangeValue;

    /// <summary>A whole level, by what it measures and promises.</summary>
    public sealed record OfLevel(ServiceLevel Level) : ChangeValue;

    /// <summary>The promise of one case, with the hours of its own clock.</summary>
    public sealed record Promise(Bound Bound, string? Clock) : ChangeValue
    {
        /// <summary>Of a share of time: how much bad time it allows, in which month.</summary>
        public (Duration Time, string In)? Allows { get; init; }
    }

    /// <summary>Covered hours, worked out.</summary>
    /// <param name="Calendar">Null: all hours.</param>
    /// <param name="Week">Covered time of an ordinary week.</param>
    /// <param name="Year">Covered time of the year from <paramref name="YearFrom"/> on, without holidays.</param>
    /// <param name="Holidays">How many days of that year a holiday closes.</param>
    public sealed record Hours(
        string? Calendar,
        VersionedCoverage? Coverage,
        Duration Week,
        Duration Year,
        LocalDate YearFrom,
        int Holidays
    ) : ChangeValue;

    /// <summary>How a level is measured, beside its hours and its window.</summary>
    public sealed record Measured(ServiceLevel Level) : ChangeValue;

    /// <param name="Window">Null: each occurrence.</param>
    public sealed record Over(Window? Window) : ChangeValue;

    public sealed record Excluded(Exclusion Exclusion) : ChangeValue;

    public sealed record Earned(Credit Credit) : ChangeValue;

    /// <summary>A credit that the engine worked out, and what it is for.</summary>
    /// <param name="Credit">In the currency of the agreement.</param>
    public sealed record Amount(Rational Credit, Rational Days, Rational Points) : ChangeValue
    {
        /// <summary>Where what is unknown may make it more (R2).</summary>
        public Rational? AtWorst { get; init; }

        /// <summary>The window, or the one ticket, that it is worked out for.</summary>
        public string For { get; init; } = "";
    }

    /// <param name="Path">Where it stands, for fractions as they were written.</param>
    public sealed record Capped(Limit Limit, string Path) : ChangeValue;

    public sealed record Claimed(ClaimRule Rule, Window? Window) : ChangeValue;

    public sealed record Settled(SettlementRule Rule) : ChangeValue;

    public sealed record Brings(Consequence Consequence) : ChangeValue;

    public sealed record Escalated(EscalationStep Step) : ChangeValue;

    public sealed record Long(TimeLength Length) : ChangeValue;

    public sealed record Recurring(RecurringPrice Price) : ChangeValue;

    public sealed record ByRate(RatePrice Price) : ChangeValue;

    public sealed record Package(HourPackage Of) : ChangeValue;

    public sealed record OfRate(Rate Rate) : ChangeValue;

    public sealed record Day(LocalDate On) : ChangeValue;

    public sealed record Rounded(RoundingRule Rule) : ChangeValue;

    /// <param name="OnlyCredits">No other remedy is left …</param>
    /// <param name="AndTermination">… but the rights to terminate.</param>
    public sealed record Remedies(bool OnlyCredits, bool AndTermination) : ChangeValue;

    /// <summary>Until when rates stay, and how long before a change is announced.</summary>
    public sealed record Guaranteed(RateGuarantee Rates) : ChangeValue;

    public sealed record Renews(Renewal Renewal) : ChangeValue;

    public sealed record Combined(CombineRule Rule) : ChangeValue;

    public sealed record Fee(Rational Of) : ChangeValue;
}
