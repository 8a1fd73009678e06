namespace Kept.Web.Pages.Credits;

/// <summary>What waits, and the money of this month and the last, as <c>GET /summary</c> gives it.</summary>
public sealed record CreditSummary(
    CreditSummary.Waits Claims,
    CreditSummary.Possible Claimable,
    CreditSummary.Contested Disputes,
    CreditSummary.Months Money
)
{
    public static readonly CreditSummary Nothing = new(new(0), new(0), new(0), new([], []));

    public sealed record Waits(int Waiting);

    public sealed record Possible(int Count);

    public sealed record Contested(int Open);

    public sealed record Months(IReadOnlyList<Sum> Month, IReadOnlyList<Sum> LastMonth);

    public sealed record Sum(string Currency, AmountOf Accrued, AmountOf Claimed, AmountOf Granted, AmountOf Settled);
}
