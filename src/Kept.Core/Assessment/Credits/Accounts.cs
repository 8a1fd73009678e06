using Kept.Core.Evidence;
using Kept.Core.Money;
using NodaTime;

namespace Kept.Core.Assessment.Credits;

/// <summary>What of the invoices is paid (R11: a claim may need a paid account).</summary>
internal static class Accounts
{
    /// <summary>Invoiced by an instant and not paid by then; invoices are due when they are received.</summary>
    public static Rational Owed(LevelContext level, Instant at)
    {
        Rational Sum(MoneyKind kind) =>
            level
                .Book.Money.Where(m => m.Of == kind && m.At <= at && (m.Member is null || m.Member == level.Member?.Customer))
                .Aggregate(Rational.Zero, (sum, m) => sum + m.Amount);
        return Sum(MoneyKind.Invoice) - Sum(MoneyKind.Payment);
    }
}
