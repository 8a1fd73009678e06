using Kept.Core.Agreements;
using Kept.Core.Money;
using Kept.Core.Time;

namespace Kept.Text.Contract.Languages.English;

internal sealed class EnglishFrame(ValueWords values) : FrameWords(values)
{
    public override string Tickets => "Tickets";

    public override string Categories => "Each ticket has one of these categories:";

    public override string CategoryHead => "Category";

    public override string Priorities => "The first row of this table that fits a ticket gives its priority:";

    public override string TechnicalLevelHead => "Technical level";

    public override string Any => "any";

    public override string Members => "Customers served";

    public override string MembersServed => "The terms serve the following customers and resources:";

    public override string ResourceHead => "Resource";

    public override string FromHead => "From";

    public override string UntilHead => "Until (last day)";

    public override string ValuesHead => "Particulars";

    public override string Contacts => "Contacts";

    public override string ChannelHead => "Channel";

    public override string ForHead => "For";

    public override string ReachedHead => "Reached at";

    public override string OpenHead => "Open";

    public override string Reporting => "Reporting";

    public override string Plans => "Plans";

    public override string Projects => "Projects";

    public override string Records => "Records";

    public override string Disputes => "Disputes";

    public override string DisputeSteps => "A dispute is settled in these steps, one after the other:";

    public override string Assignment => "Assignment and take-over";

    public override string Indemnity => "Indemnity";

    public override string Restrictions => "Restrictions";

    public override string Law => "Governing law";

    public override string Precedence => "Order of precedence";

    public override string PrecedenceText => "Where documents contradict each other, the one named first prevails:";

    public override string Backing => "Agreements on which this one rests";

    public override string OtherTerms => "Further terms";

    public override string Report(ReportRule rule) =>
        $"The Provider reports{(rule.To is { } to ? $" to {to}" : "")} {(rule.Every is { } every ? Every(every) : "on request")}"
        + (rule.Within is { } within ? $", within {V.Length(within)} after the end of the period" : "")
        + $": {V.And(rule.Content)}.";

    public override string Plan(PlanRule rule) =>
        Words.Text(
            rule.Text,
            rule.Every is { } every ? $"The plan is renewed {Every(every)}." : "",
            rule.Notice is { } notice ? $"It is announced at least {V.Length(notice)} before." : ""
        );

    public override string Project(ProjectRule rule, Currency currency) =>
        Words.Text(
            "Work beyond the services is a project"
                + (rule.Above is { } above ? $" if it costs more than {V.Money(above, currency)}." : "."),
            rule.Estimate ? "The Provider gives an estimate before the work." : "",
            rule.Approval ? "The work begins when the Customer has approved it." : "",
            rule.Acceptance is { } acceptance ? $"The Customer accepts the result or names its faults within {V.Length(acceptance)}." : "",
            rule.HandOver is { } handOver ? $"Hand-over: {handOver}." : ""
        );

    public override string RecordsLead(string kind, DecidingRecord decides) =>
        $"{Kind(kind)}: "
        + decides switch
        {
            DecidingRecord.Provider => "the Provider’s record decides.",
            DecidingRecord.Customer => "the Customer’s record decides.",
            DecidingRecord.Earlier => "the earlier record decides.",
            DecidingRecord.Determination => "a determination decides.",
        };

    public override string DisputeStep(DisputeStep step) => step.What + (step.Within is { } within ? $" (within {V.Length(within)})" : "");

    public override string Meanwhile(string text) => $"Until then: {text}.";

    public override string AssignmentText(AssignmentRule rule) =>
        Words.Text(
            rule.ConsentNeeded
                ? "Neither party assigns this agreement without the consent of the other."
                : "A party may assign this agreement without the consent of the other.",
            rule.RenegotiateWithin is { } within
                ? $"If a party is taken over, the parties renegotiate this agreement within {V.Length(within)}."
                : "If a party is taken over, this agreement continues."
        );

    public override string LawText(Law law) =>
        $"This agreement is governed by the law of {law.Of}."
        + (law.Courts is { } courts ? $" The courts of {courts} have jurisdiction." : "");

    public override string Every(CalendarPeriod period) =>
        period switch
        {
            { Count: 3, Unit: CalendarUnit.Months } => "every quarter",
            { Count: 1 } => $"every {EnglishValues.Unit(period.Unit)}",
            _ => $"every {EnglishValues.Count(period.Count, EnglishValues.Unit(period.Unit))}",
        };

    private string Kind(string kind) =>
        kind switch
        {
            "any" => "All other facts",
            "outage" => "Outages",
            "maintenance" => "Maintenance",
            "ticket" => "Tickets",
            "visit" => "Visits",
            "sample" => "Samples",
            "count" => "Counts",
            "claim" => "Claims",
            "notice" => "Notices",
            _ => V.Quote(kind),
        };
}
