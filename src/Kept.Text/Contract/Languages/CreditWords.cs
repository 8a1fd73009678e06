using Kept.Core.Agreements;
using Kept.Core.Money;

namespace Kept.Text.Contract.Languages;

/// <summary>What a miss earns, up to what limits.</summary>
public abstract class CreditWords(ValueWords values)
{
    protected ValueWords V { get; } = values;

    public abstract string Title { get; }

    public abstract string CombineLead { get; }

    public abstract string SoleRemedyLead { get; }

    public abstract string FigureHead { get; }

    public abstract string CreditHead { get; }

    /// <summary>What percentages, days and multiples are taken of.</summary>
    public abstract string Base(FeeBase fee, Currency currency);

    /// <summary>The fee after a share: <c>of the monthly fee</c>.</summary>
    public abstract string OfFee(FeeBase fee, Currency currency);

    public abstract string Give(Give give, Currency currency);

    public abstract string TableIntroduction { get; }

    public abstract string WhenMet { get; }

    /// <summary>A sentence that gives the customer a right to what the other members say in a phrase.</summary>
    public abstract string Entitled(string what);

    public abstract string PerBlock(CreditQuantity.PerBlock block, string give);

    public abstract string PerStep(CreditQuantity.PerStep step, string give);

    public abstract string ProRata(CreditQuantity.ProRata rule);

    /// <summary>Before a list of quantities, as a phrase: <c>the greatest of the following</c>.</summary>
    public abstract string Combined(CombineMode mode);

    /// <summary>Before a table in such a list.</summary>
    public abstract string ByTable(string rows);

    public abstract string Row(string bounds, string give);

    public abstract string CountAtMost(CreditCount count);

    public abstract string Escalation(EscalationStep step);

    /// <param name="of">The levels together; null: the one in which it stands, or all.</param>
    public abstract string Cap(string amount, LimitPeriod per, string? of);

    public abstract string Minimum(string amount, Limit limit, string? of);

    public abstract string Extension(Rational days);

    public abstract string Combine(CombineRule rule, string? levels);

    public abstract string SoleRemedy { get; }

    /// <summary>The same, where the rights to terminate stay.</summary>
    public abstract string SoleRemedyWithTermination { get; }

    public abstract string AllLevels { get; }

    /// <summary>A share as it was written, with the fee: <c>12/52 of the monthly fee</c>.</summary>
    public string ShareOf(string share, FeeBase fee, Currency currency) => $"{share} {OfFee(fee, currency)}";

    /// <summary>A stretch in which credits are held together.</summary>
    public abstract string Within(LimitPeriod per);

    /// <summary>In a cell of the overview: the greatest credit.</summary>
    public abstract string UpTo(string give);
}
