using Kept.Core.Agreements;

namespace Kept.Text.Contract.Languages.German;

internal sealed class GermanLevels(ValueWords values) : LevelWords(values)
{
    public override string Title => "Zusagen";

    public override string One => "Zusage";

    public override string Overview =>
        "Der Anbieter gibt die folgenden Zusagen. Die Ziffern danach regeln, wie jede gemessen wird und was eine Verfehlung bewirkt.";

    public override string LevelHead => "Zusage";

    public override string MeasureHead => "Messgröße";

    public override string IfMissedHead => "Bei Verfehlung";

    public override string PromiseLead => "Zusage";

    public override string MeasurementLead => "Messung";

    public override string ExclusionsLead => "Ausnahmen";

    public override string CreditLead => "Gutschrift";

    public override string CapsLead => "Grenzen";

    public override string ClaimLead => "Geltendmachung";

    public override string SettlementLead => "Verrechnung";

    public override string ConsequencesLead => "Weitere Folgen";

    public override string BackedLead => "Grundlage";

    public override string Exclusions => "Folgende Zeiten zählen nicht zulasten des Anbieters:";

    public override string NoConsequence => "Eine Verfehlung wird berichtet und bewirkt keine Gutschrift.";

    public override string ByCase => "je nach Fall, siehe Ziffer";

    public override string ReportedOnly => "wird berichtet";

    public override string MayTerminate => "Kündigungsrecht";

    public override string Exclusion(ExclusionSource what, Func<string, string> level) =>
        what switch
        {
            ExclusionSource.Maintenance maintenance => Maintenance(maintenance.Kind),
            ExclusionSource.Cause { By: ExclusionProof.Record } cause => $"Ausfälle mit der verzeichneten Ursache {V.Quote(cause.Name)}",
            ExclusionSource.Cause cause => $"Ausfälle, für die eine Feststellung die Ursache {V.Quote(cause.Name)} ergibt",
            ExclusionSource.Determination determination => $"Zeiten, für die eine Feststellung {V.Quote(determination.Finding)} ergibt",
            ExclusionSource.Hours { Outside: false } hours => $"die Zeiten nach {V.Quote(hours.Calendar)}",
            ExclusionSource.Hours hours => $"alle Zeit außerhalb der Zeiten nach {V.Quote(hours.Calendar)}",
            ExclusionSource.BadTimeOf other => $"die schlechte Zeit der Zusage {level(other.Level)}",
            ExclusionSource.FirstOfEach first when V.Single(first.Time) is { } one => $"die jeweils erste {one} jedes Vorfalls",
            ExclusionSource.FirstOfEach first => $"die jeweils ersten {V.Time(first.Time)} jedes Vorfalls",
            _ => throw new InvalidOperationException("the family is closed"),
        };

    public override string Condition(ExclusionCondition condition) =>
        condition switch
        {
            ExclusionCondition.Notice notice => $"mindestens {V.Alone(notice.AtLeast)} vor Beginn angekündigt (der Zugang entscheidet)",
            ExclusionCondition.Within within => $"soweit in den Zeiten nach {V.Quote(within.Calendar)}",
            ExclusionCondition.LastsAtMost lasts => $"mit einer Dauer von höchstens {V.Time(lasts.Time)}",
            _ => throw new InvalidOperationException("the family is closed"),
        };

    public override string Budget(ExclusionBudget budget) => $"höchstens {V.Time(budget.AtMost)} {V.Per(budget.Per)}";

    public override string Leaves(Leaves leaves) =>
        leaves switch
        {
            Core.Agreements.Leaves.Bad => "nicht als schlechte Zeit gezählt",
            Core.Agreements.Leaves.Both => "bei der Messung ganz außer Betracht",
        };

    public override string AsTotal => "als Summe abgezogen, auch soweit sie nicht schlecht war";

    public override string Clause(string number) => $"Ziffer {number}";

    public override string TerminateAfter(Consequence.TerminateAfter rule) =>
        $"Der Kunde kann diesen Vertrag kündigen, wenn die Zusage in mindestens {V.Number(rule.Missed)} der letzten {V.Number(rule.Of)} "
        + $"gemessenen Zeiträume{(rule.InARow ? " nacheinander" : "")} verfehlt wurde.";

    public override string TerminateOver(Consequence.TerminateOver rule) =>
        $"Der Kunde kann diesen Vertrag kündigen, wenn die schlechte Zeit der letzten {rule.RollingDays}{ValueWords.Tie}Tage zusammen über "
        + $"{V.Time(rule.Total)} liegt.";

    public override string UsedWithin(TimeLength within) => $"Das Recht ist innerhalb von {V.Length(within)} auszuüben.";

    public override string HoldsAfter(TimeLength after) => $"Diese Zusage beginnt {V.Length(after)} nach Beginn dieses Vertrags.";

    public override string For(IEnumerable<string> values) => $"Diese Zusage gilt nur für Mitglieder mit {V.And(values)}.";

    public override string ReportOwed(Consequence.Report rule) =>
        $"Nach einer Verfehlung schuldet der Anbieter innerhalb von {V.Length(rule.Within)} den Bericht {V.Quote(rule.What)}.";

    public override string BackedBy(BackedBy below) =>
        $"Die Zusage {V.Quote(below.Level)} des Vertrags {V.Quote(below.Agreement)}"
        + (below.HandOver is { } handOver ? $"; übergeben wird ein Fall durch {V.Quote(handOver)}." : ".");

    public override string AttainedWithin => "Ein Ticket ist pünktlich, wenn es diese Tabelle einhält:";

    private static string Maintenance(MaintenanceKind kind) =>
        kind switch
        {
            MaintenanceKind.Any => "Wartung jeder Art",
            MaintenanceKind.Scheduled => "geplante Wartung",
            MaintenanceKind.RequestedByCustomer => "vom Kunden verlangte Wartung",
            MaintenanceKind.Emergency => "Notfallwartung",
        };
}
