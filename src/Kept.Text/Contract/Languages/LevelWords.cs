using Kept.Core.Agreements;

namespace Kept.Text.Contract.Languages;

/// <summary>The parts of a service level, its exclusions, and what a miss brings besides credit.</summary>
public abstract class LevelWords(ValueWords values)
{
    protected ValueWords V { get; } = values;

    public abstract string Title { get; }

    public abstract string One { get; }

    /// <summary>Before the table of all levels.</summary>
    public abstract string Overview { get; }

    public abstract string LevelHead { get; }

    public abstract string MeasureHead { get; }

    public abstract string IfMissedHead { get; }

    public abstract string PromiseLead { get; }

    public abstract string MeasurementLead { get; }

    public abstract string ExclusionsLead { get; }

    public abstract string CreditLead { get; }

    public abstract string CapsLead { get; }

    public abstract string ClaimLead { get; }

    public abstract string SettlementLead { get; }

    public abstract string ConsequencesLead { get; }

    public abstract string BackedLead { get; }

    /// <summary>Before the list of exclusions.</summary>
    public abstract string Exclusions { get; }

    public abstract string Exclusion(ExclusionSource what, Func<string, string> level);

    public abstract string Condition(ExclusionCondition condition);

    public abstract string Budget(ExclusionBudget budget);

    public abstract string Leaves(Leaves leaves);

    /// <summary>The exclusion is subtracted as a total.</summary>
    public abstract string AsTotal { get; }

    /// <summary>A reference to a clause of the paper: <c>clause 5.1</c>.</summary>
    public abstract string Clause(string number);

    public abstract string NoConsequence { get; }

    public abstract string TerminateAfter(Consequence.TerminateAfter rule);

    public abstract string TerminateOver(Consequence.TerminateOver rule);

    /// <summary>The time in which a right is to be used.</summary>
    public abstract string UsedWithin(TimeLength within);

    /// <summary>The level begins so long after the agreement.</summary>
    public abstract string HoldsAfter(TimeLength after);

    /// <summary>The level is for members with these values only.</summary>
    public abstract string For(IEnumerable<string> values);

    public abstract string ReportOwed(Consequence.Report rule);

    public abstract string BackedBy(BackedBy below);

    public abstract string AttainedWithin { get; }

    /// <summary>In a cell: what a miss brings.</summary>
    public abstract string ByCase { get; }

    public abstract string ReportedOnly { get; }

    public abstract string MayTerminate { get; }
}
