using Kept.Core.Agreements;
using NodaTime;

namespace Kept.Text.Contract.Languages.German;

internal sealed class GermanMeasures(ValueWords values) : MeasureWords(values)
{
    public override string Weighted => "Ein als teilweise verzeichneter Ausfall zählt nur mit dem Anteil, der ausgefallen ist.";

    public override string LatencyShare => "Jede Messung zählt einmal.";

    public override string Percentile => "Es ist der kleinste Wert, den mindestens so viele der Messungen nicht überschreiten.";

    public override string OwnClock => "Nennt eine Zeile der Tabelle eigene Zeiten, so läuft die Frist in diesen.";

    public override string EachMessage => "Jede Nachricht des Kunden hat eine eigene Frist.";

    public override string Again => "Wird ein Ticket wieder eröffnet, so beginnt die Frist von Neuem.";

    public override string Whole => "Mindestdauer und Blöcke richten sich nach der ganzen verstrichenen Dauer.";

    public override string Exact => "Maßgeblich ist der genaue Wert; angezeigt wird kein Wert besser, als er ist.";

    public override string AvailabilityFrom(StateSource source) =>
        "Verfügbarkeit ist der Anteil der Servicezeit, in dem die Leistung verfügbar war"
        + source switch
        {
            StateSource.Outages => ": die Servicezeit abzüglich der Ausfallzeit, geteilt durch die Servicezeit.",
            StateSource.Samples => ", ermittelt aus Messungen.",
            StateSource.Counts => ", ermittelt je Abschnitt aus der Zahl der Anfragen.",
        };

    public override string EventRatio(EventSource source, bool bad) =>
        source switch
        {
            EventSource.Counts => $"Die {(bad ? "fehlgeschlagenen" : "erfolgreichen")} Anfragen werden durch alle Anfragen geteilt.",
            EventSource.Checks => $"Die {(bad ? "fehlgeschlagenen" : "erfolgreichen")} Prüfungen werden durch alle Prüfungen geteilt.",
            EventSource.Packets => $"Die {(bad ? "verlorenen" : "empfangenen")} Pakete werden durch die gesendeten Pakete geteilt.",
        };

    public override string ClockRuns(string hours) => $"Die Frist läuft {hours}.";

    public override string CoveredHours(string? calendar) =>
        calendar is null or "always" ? "Servicezeit ist jede Stunde jedes Tages." : $"Servicezeit sind die Zeiten {V.Quote(calendar)}.";

    public override string Pauses(IReadOnlyList<string> reasons) =>
        reasons is ["any"]
            ? "Sie steht in jeder Unterbrechung still."
            : $"Sie steht still, solange das Ticket im Zustand {V.Or(reasons.Select(V.Quote))} ist.";

    public override string Only(IEnumerable<string> conditions) => $"Gemeint sind nur Tickets mit {V.And(conditions)}.";

    public override string Condition(string dimension, IEnumerable<string> values) => $"{dimension} {V.Or(values.Select(V.Quote))}";

    public override string Starts(OccurrenceStart start) =>
        start switch
        {
            OccurrenceStart.Begin => "",
            OccurrenceStart.CustomerNotice => "Die Zeit beginnt mit der Meldung des Kunden.",
            OccurrenceStart.LaterOfBeginAndNotice =>
                "Die Zeit beginnt mit dem Vorfall oder mit der Meldung des Kunden, je nachdem, was später ist.",
            OccurrenceStart.EarlierOfBeginAndNotice =>
                "Die Zeit beginnt mit dem Vorfall oder mit der Meldung des Kunden, je nachdem, was früher ist.",
            OccurrenceStart.TicketOpened => "Die Zeit beginnt mit der Eröffnung des Tickets.",
        };

    public override string Ends(OccurrenceEnd end) =>
        end switch
        {
            OccurrenceEnd.Restored => "Sie endet, wenn die Leistung wiederhergestellt ist.",
            OccurrenceEnd.TicketClosed => "Sie endet mit der Schließung des Tickets.",
        };

    public override string MergeGap(Duration gap) => $"Lücken bis zu {V.Time(gap)} zwischen schlechten Zeiten gelten auch als schlecht.";

    public override string Minimum(Duration minimum, bool over, bool onlyExcess) =>
        over
            ? $"Schlechte Zeit zählt nur, wenn sie länger als {V.Time(minimum)} dauert{Excess(onlyExcess)}."
            : $"Schlechte Zeit zählt nur, wenn sie mindestens {V.Time(minimum)} dauert{Excess(onlyExcess)}.";

    public override string InSlots(Duration slot) => $"Schlechte Zeit wird in ganzen Abschnitten von {V.Time(slot)} gezählt.";

    public override string BadSlot(SlotPredicate predicate) =>
        "Ein Abschnitt ist schlecht, wenn "
        + predicate switch
        {
            SlotPredicate.AllFail => "alle Prüfungen darin fehlschlagen.",
            SlotPredicate.AnyFails => "eine Prüfung darin fehlschlägt.",
            SlotPredicate.AtLeastFail fail => $"mindestens {V.Number(fail.Count)} Prüfungen darin fehlschlagen.",
            SlotPredicate.ErrorRate rate => $"der Anteil der Fehler darin {V.Bound(rate.Limit)} beträgt.",
            SlotPredicate.Latency latency => $"die mittlere Latenz darin {V.Bound(latency.Limit)} beträgt.",
            _ => throw new InvalidOperationException("the family is closed"),
        };

    public override string Idle(IdleSlot idle) =>
        "Ein Abschnitt ohne Ereignisse "
        + idle switch
        {
            IdleSlot.Unknown => "ist unbekannt.",
            IdleSlot.Good => "ist gut.",
            IdleSlot.Bad => "ist schlecht.",
            IdleSlot.LeftOut => "bleibt außer Betracht.",
            IdleSlot.Previous => "gilt wie der Abschnitt davor.",
        };

    public override string Complete(string of) =>
        of switch
        {
            "outages" => "Die Aufzeichnung der Ausfälle ist vollständig: Zeit ohne verzeichneten Ausfall ist verfügbare Zeit.",
            "tickets" => "Die Aufzeichnung der Tickets ist vollständig: was sie nicht enthält, ist nicht geschehen.",
            "counts" => "Die Aufzeichnung der Zählungen ist vollständig: keine Zählung heißt keine Anfragen.",
            "samples" => "Die Aufzeichnung der Messungen ist vollständig.",
            "maintenance" => "Die Aufzeichnung der Wartungen ist vollständig.",
            "visits" => "Die Aufzeichnung der Besuche ist vollständig.",
            _ => "Was nicht verzeichnet ist, ist nicht geschehen.",
        };

    public override string Sampled(Silence.Sampled sampled) =>
        $"Gemessen wird {Every(sampled.Every)}. "
        + (
            sampled.Carry == CarryRule.UntilStale
                ? $"Ein Zustand gilt bis zur nächsten Messung, aber nicht länger als {V.Time(sampled.Stale)}."
                : $"Eine Lücke bis zu {V.Time(sampled.Stale)} zwischen Messungen wird überbrückt; bei einer längeren gilt eine Messung für "
                    + $"{V.Time(sampled.Every)}."
        )
        + $" {UnknownIs(sampled.Unknown)}";

    public override string StateChanges(Silence.StateChanges changes) =>
        "Jede Messung ist ein Wechsel des Zustands, der bis zum nächsten gilt. Vor dem ersten Wechsel "
        + changes.Before switch
        {
            UnknownTime.Unknown or UnknownTime.Previous => "ist der Zustand unbekannt. ",
            UnknownTime.Up => "ist die Leistung verfügbar. ",
            UnknownTime.Down => "ist die Leistung nicht verfügbar. ",
            UnknownTime.LeftOut => "bleibt die Zeit außer Betracht. ",
        }
        + UnknownIs(changes.Unknown);

    public override string UnknownIs(UnknownTime taken) =>
        taken switch
        {
            UnknownTime.Unknown => "Andere Zeit ist unbekannt.",
            UnknownTime.Up => "Unbekannte Zeit gilt als verfügbar.",
            UnknownTime.Down => "Unbekannte Zeit gilt als nicht verfügbar.",
            UnknownTime.LeftOut => "Unbekannte Zeit bleibt außer Betracht.",
            UnknownTime.Previous => "Unbekannte Zeit gilt wie der Zustand davor.",
        };

    public override string AcrossAll(Across across) =>
        across switch
        {
            Across.Any => "Die Leistung ist gestört, sobald es einer ihrer Bestandteile ist.",
            Across.All => "Die Leistung ist nur gestört, solange es alle ihre Bestandteile sind.",
            Across.Mean => "Der Wert ist das Mittel über die Bestandteile.",
        };

    public override string OutOf(Denominator denominator) =>
        denominator switch
        {
            Denominator.Window => "",
            Denominator.Elapsed => "Bezug ist die verstrichene Zeit.",
            Denominator.Observed => "Bezug ist die Zeit, über die Nachweise vorliegen.",
        };

    public override string Partial(PartialWindow partial) =>
        partial switch
        {
            PartialWindow.Part => "",
            PartialWindow.Whole => "Ein Zeitraum, den die Laufzeit nur zum Teil deckt, wird als ganzer gemessen.",
            PartialWindow.Skipped => "Ein Zeitraum, den die Laufzeit nur zum Teil deckt, wird nicht gemessen.",
        };

    public override string Rounded(RoundingRule rule) =>
        $"Der Wert wird auf {rule.Digits ?? 2} {(rule.Digits == 1 ? "Nachkommastelle" : "Nachkommastellen")} gerundet "
        + $"({GermanTerm.Mode(rule.Mode)}); der gerundete Wert ist maßgeblich.";

    private string Every(Duration time) => V.Single(time) is { } one ? $"jede {one}" : $"alle {V.Time(time)}";

    private static string Excess(bool onlyExcess) => onlyExcess ? ", und dann nur das, was darüber liegt" : ", und dann ganz";
}
