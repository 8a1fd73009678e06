using Kept.Core.Agreements;
using Kept.Core.Money;
using Kept.Core.Time;

namespace Kept.Text.Contract.Languages;

/// <summary>Tickets, members, contacts, reports, plans, projects, records, disputes, assignment, law.</summary>
public abstract class FrameWords(ValueWords values)
{
    protected ValueWords V { get; } = values;

    public abstract string Tickets { get; }

    public abstract string Categories { get; }

    public abstract string CategoryHead { get; }

    public abstract string Priorities { get; }

    public abstract string TechnicalLevelHead { get; }

    public abstract string Any { get; }

    public abstract string Members { get; }

    public abstract string MembersServed { get; }

    public abstract string ResourceHead { get; }

    public abstract string FromHead { get; }

    /// <summary>The last day.</summary>
    public abstract string UntilHead { get; }

    public abstract string ValuesHead { get; }

    public abstract string Contacts { get; }

    public abstract string ChannelHead { get; }

    public abstract string ForHead { get; }

    public abstract string ReachedHead { get; }

    public abstract string OpenHead { get; }

    public abstract string Reporting { get; }

    /// <summary>What the provider reports, how often, by when, to whom.</summary>
    public abstract string Report(ReportRule rule);

    public abstract string Plans { get; }

    public abstract string Plan(PlanRule rule);

    public abstract string Projects { get; }

    public abstract string Project(ProjectRule rule, Currency currency);

    public abstract string Records { get; }

    public abstract string RecordsLead(string kind, DecidingRecord decides);

    public abstract string Disputes { get; }

    public abstract string DisputeSteps { get; }

    public abstract string DisputeStep(DisputeStep step);

    public abstract string Meanwhile(string text);

    public abstract string Assignment { get; }

    public abstract string AssignmentText(AssignmentRule rule);

    public abstract string Indemnity { get; }

    public abstract string Restrictions { get; }

    public abstract string Law { get; }

    public abstract string LawText(Law law);

    public abstract string Precedence { get; }

    public abstract string PrecedenceText { get; }

    public abstract string Backing { get; }

    /// <summary>A clause of the author that has no title.</summary>
    public abstract string OtherTerms { get; }

    public abstract string Every(CalendarPeriod period);
}
