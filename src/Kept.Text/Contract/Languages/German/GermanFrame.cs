using Kept.Core.Agreements;
using Kept.Core.Money;
using Kept.Core.Time;

namespace Kept.Text.Contract.Languages.German;

internal sealed class GermanFrame(ValueWords values) : FrameWords(values)
{
    public override string Tickets => "Tickets";

    public override string Categories => "Jedes Ticket hat eine dieser Kategorien:";

    public override string CategoryHead => "Kategorie";

    public override string Priorities => "Die erste Zeile dieser Tabelle, die auf ein Ticket passt, ergibt seine Priorität:";

    public override string TechnicalLevelHead => "Technische Stufe";

    public override string Any => "beliebig";

    public override string Members => "Versorgte Kunden";

    public override string MembersServed => "Die Bedingungen gelten für die folgenden Kunden und Anschlüsse:";

    public override string ResourceHead => "Anschluss";

    public override string FromHead => "Ab";

    public override string UntilHead => "Bis (letzter Tag)";

    public override string ValuesHead => "Merkmale";

    public override string Contacts => "Ansprechstellen";

    public override string ChannelHead => "Weg";

    public override string ForHead => "Für";

    public override string ReachedHead => "Erreichbar unter";

    public override string OpenHead => "Geöffnet";

    public override string Reporting => "Berichte";

    public override string Plans => "Pläne";

    public override string Projects => "Projekte";

    public override string Records => "Aufzeichnungen";

    public override string Disputes => "Streitigkeiten";

    public override string DisputeSteps => "Eine Streitigkeit wird in diesen Schritten nacheinander beigelegt:";

    public override string Assignment => "Übertragung und Übernahme";

    public override string Indemnity => "Freistellung";

    public override string Restrictions => "Beschränkungen";

    public override string Law => "Anwendbares Recht";

    public override string Precedence => "Rangfolge";

    public override string PrecedenceText => "Widersprechen sich Unterlagen, so geht die zuerst genannte vor:";

    public override string Backing => "Verträge, auf denen dieser beruht";

    public override string OtherTerms => "Weitere Bestimmungen";

    public override string Report(ReportRule rule) =>
        $"Der Anbieter berichtet{(rule.To is { } to ? $" an {to}" : "")} {(rule.Every is { } every ? Every(every) : "auf Anfrage")}"
        + (rule.Within is { } within ? $", innerhalb von {V.Length(within)} nach Ende des Zeitraums" : "")
        + $": {V.And(rule.Content)}.";

    public override string Plan(PlanRule rule) =>
        Words.Text(
            rule.Text,
            rule.Every is { } every ? $"Der Plan wird {Every(every)} erneuert." : "",
            rule.Notice is { } notice ? $"Er wird mindestens {V.Alone(notice)} vorher angekündigt." : ""
        );

    public override string Project(ProjectRule rule, Currency currency) =>
        Words.Text(
            "Arbeiten außerhalb der Leistungen sind ein Projekt"
                + (rule.Above is { } above ? $", wenn sie mehr als {V.Money(above, currency)} kosten." : "."),
            rule.Estimate ? "Der Anbieter legt vor der Arbeit eine Schätzung vor." : "",
            rule.Approval ? "Die Arbeit beginnt nach der Freigabe durch den Kunden." : "",
            rule.Acceptance is { } acceptance
                ? $"Der Kunde nimmt das Ergebnis innerhalb von {V.Length(acceptance)} ab oder benennt seine Mängel."
                : "",
            rule.HandOver is { } handOver ? $"Übergabe: {handOver}." : ""
        );

    public override string RecordsLead(string kind, DecidingRecord decides) =>
        $"{Kind(kind)}: "
        + decides switch
        {
            DecidingRecord.Provider => "maßgeblich ist die Aufzeichnung des Anbieters.",
            DecidingRecord.Customer => "maßgeblich ist die Aufzeichnung des Kunden.",
            DecidingRecord.Earlier => "maßgeblich ist die frühere Aufzeichnung.",
            DecidingRecord.Determination => "maßgeblich ist eine Feststellung.",
        };

    public override string DisputeStep(DisputeStep step) =>
        step.What + (step.Within is { } within ? $" (innerhalb von {V.Length(within)})" : "");

    public override string Meanwhile(string text) => $"Bis dahin: {text}.";

    public override string AssignmentText(AssignmentRule rule) =>
        Words.Text(
            rule.ConsentNeeded
                ? "Keine Partei überträgt diesen Vertrag ohne Zustimmung der anderen."
                : "Eine Partei kann diesen Vertrag ohne Zustimmung der anderen übertragen.",
            rule.RenegotiateWithin is { } within
                ? $"Wird eine Partei übernommen, so verhandeln die Parteien innerhalb von {V.Length(within)} neu."
                : "Wird eine Partei übernommen, so gilt dieser Vertrag fort."
        );

    public override string LawText(Law law) =>
        $"Auf diesen Vertrag ist folgendes Recht anwendbar: {law.Of}." + (law.Courts is { } courts ? $" Gerichtsstand: {courts}." : "");

    public override string Every(CalendarPeriod period) =>
        period switch
        {
            { Count: 1, Unit: CalendarUnit.Days } => "täglich",
            { Count: 1, Unit: CalendarUnit.Weeks } => "wöchentlich",
            { Count: 1, Unit: CalendarUnit.Months } => "monatlich",
            { Count: 3, Unit: CalendarUnit.Months } => "vierteljährlich",
            { Count: 1, Unit: CalendarUnit.Years } => "jährlich",
            _ => $"alle {GermanValues.Count(period.Count, period.Unit)}",
        };

    private string Kind(string kind) =>
        kind switch
        {
            "any" => "Alle anderen Tatsachen",
            "outage" => "Ausfälle",
            "maintenance" => "Wartungen",
            "ticket" => "Tickets",
            "visit" => "Besuche",
            "sample" => "Messungen",
            "count" => "Zählungen",
            "claim" => "Geltendmachungen",
            "notice" => "Kündigungen",
            _ => V.Quote(kind),
        };
}
