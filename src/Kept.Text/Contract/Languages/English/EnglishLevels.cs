using Kept.Core.Agreements;

namespace Kept.Text.Contract.Languages.English;

internal sealed class EnglishLevels(ValueWords values) : LevelWords(values)
{
    public override string Title => "Service levels";

    public override string One => "Service level";

    public override string Overview =>
        "The Provider makes the following promises. The clauses below say how each is measured and what a miss brings.";

    public override string LevelHead => "Service level";

    public override string MeasureHead => "Measure";

    public override string IfMissedHead => "If missed";

    public override string PromiseLead => "Promise";

    public override string MeasurementLead => "Measurement";

    public override string ExclusionsLead => "Exclusions";

    public override string CreditLead => "Service credit";

    public override string CapsLead => "Limits";

    public override string ClaimLead => "Claim";

    public override string SettlementLead => "Settlement";

    public override string ConsequencesLead => "Other consequences";

    public override string BackedLead => "Resting on";

    public override string Exclusions => "The following time does not count against the Provider:";

    public override string NoConsequence => "A miss is reported and brings no credit.";

    public override string ByCase => "by case, see the clause";

    public override string ReportedOnly => "is reported";

    public override string MayTerminate => "right to terminate";

    public override string Exclusion(ExclusionSource what, Func<string, string> level) =>
        what switch
        {
            ExclusionSource.Maintenance maintenance => Maintenance(maintenance.Kind),
            ExclusionSource.Cause { By: ExclusionProof.Record } cause => $"outages with the recorded cause {V.Quote(cause.Name)}",
            ExclusionSource.Cause cause => $"outages for which a determination finds the cause {V.Quote(cause.Name)}",
            ExclusionSource.Determination determination => $"time for which a determination finds {V.Quote(determination.Finding)}",
            ExclusionSource.Hours { Outside: false } hours => $"the hours of {V.Quote(hours.Calendar)}",
            ExclusionSource.Hours hours => $"all time outside the hours of {V.Quote(hours.Calendar)}",
            ExclusionSource.BadTimeOf other => $"the bad time of the service level {level(other.Level)}",
            ExclusionSource.FirstOfEach first => $"the first {V.Single(first.Time) ?? V.Time(first.Time)} of each occurrence",
            _ => throw new InvalidOperationException("the family is closed"),
        };

    public override string Condition(ExclusionCondition condition) =>
        condition switch
        {
            ExclusionCondition.Notice notice => $"announced at least {V.Length(notice.AtLeast)} before it begins (receipt decides)",
            ExclusionCondition.Within within => $"as far as it lies in the hours of {V.Quote(within.Calendar)}",
            ExclusionCondition.LastsAtMost lasts => $"lasting at most {V.Time(lasts.Time)}",
            _ => throw new InvalidOperationException("the family is closed"),
        };

    public override string Budget(ExclusionBudget budget) => $"at most {V.Time(budget.AtMost)} {V.Per(budget.Per)}";

    public override string Leaves(Leaves leaves) =>
        leaves switch
        {
            Core.Agreements.Leaves.Bad => "not counted as bad time",
            Core.Agreements.Leaves.Both => "left out of the measured time altogether",
        };

    public override string AsTotal => "subtracted as a total, also as far as it was not bad";

    public override string Clause(string number) => $"clause {number}";

    public override string TerminateAfter(Consequence.TerminateAfter rule) =>
        $"The Customer may terminate this agreement if at least {V.Number(rule.Missed)} of the last {V.Number(rule.Of)} "
        + "measured periods were "
        + $"missed{(rule.InARow ? " in a row" : "")}.";

    public override string TerminateOver(Consequence.TerminateOver rule) =>
        $"The Customer may terminate this agreement if the bad time of the last {EnglishValues.Count(rule.RollingDays, "day")} is over "
        + $"{V.Time(rule.Total)} in total.";

    public override string UsedWithin(TimeLength within) => $"The right is to be used within {V.Length(within)}.";

    public override string HoldsAfter(TimeLength after) => $"This promise begins {V.Length(after)} after this agreement does.";

    public override string For(IEnumerable<string> values) => $"This promise is made to members with {V.And(values)} only.";

    public override string ReportOwed(Consequence.Report rule) =>
        $"After a miss the Provider owes the report {V.Quote(rule.What)} within {V.Length(rule.Within)}.";

    public override string BackedBy(BackedBy below) =>
        $"The level {V.Quote(below.Level)} of the agreement {V.Quote(below.Agreement)}"
        + (below.HandOver is { } handOver ? $"; a case is handed over by {V.Quote(handOver)}." : ".");

    public override string AttainedWithin => "A ticket is in time if it keeps to this table:";

    private static string Maintenance(MaintenanceKind kind) =>
        kind switch
        {
            MaintenanceKind.Any => "maintenance of any kind",
            MaintenanceKind.Scheduled => "scheduled maintenance",
            MaintenanceKind.RequestedByCustomer => "maintenance requested by the Customer",
            MaintenanceKind.Emergency => "emergency maintenance",
        };
}
