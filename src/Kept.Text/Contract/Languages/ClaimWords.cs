using Kept.Core.Agreements;

namespace Kept.Text.Contract.Languages;

/// <summary>How a credit is claimed and settled.</summary>
public abstract class ClaimWords(ValueWords values)
{
    protected ValueWords V { get; } = values;

    public abstract string Automatic { get; }

    /// <summary>Who claims, how, until when, judged by what; and what a late claim means.</summary>
    public abstract string Claim(ClaimRule rule, Window? window);

    public abstract string Answer(ClaimRule rule);

    /// <summary>From which event a time runs: <c>after the end of the calendar month</c>.</summary>
    public abstract string After(ClaimAnchor anchor, Window? window);

    public abstract string Settlement(SettlementRule rule);
}
