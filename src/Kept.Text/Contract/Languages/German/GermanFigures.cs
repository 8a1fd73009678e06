using Kept.Core.Agreements;
using NodaTime;

namespace Kept.Text.Contract.Languages.German;

internal sealed class GermanFigures(ValueWords values) : FigureWords(values)
{
    public override string AnyOther => "alle anderen";

    public override string PromiseHead => "Zugesagter Wert";

    public override string HoursHead => "Zeiten";

    protected override string AvailabilityShort => "Verfügbarkeit";

    public override string Of(IEnumerable<string> services) =>
        services.ToArray() is { Length: > 0 } named ? $"von {V.Quoted(named)}" : "aller Leistungen";

    public override string Promise(string figure, string bound, string? over) =>
        Words.Sentence($"{figure} beträgt{(over is null ? "" : $" {over}")} {bound}.");

    public override string PromiseByCase(string figure, string? over) =>
        Words.Sentence(
            $"{figure} beträgt{(over is null ? "" : $" {over}")} je nach Fall so viel wie in dieser Tabelle; die erste passende Zeile gilt:"
        );

    public override string Dimension(TargetDimension dimension) =>
        dimension switch
        {
            TargetDimension.Plan => "Tarif",
            TargetDimension.Priority => "Priorität",
            TargetDimension.Category => "Kategorie",
            TargetDimension.Product => "Produkt",
            TargetDimension.Urgency => "Dringlichkeit",
            TargetDimension.Impact => "Auswirkung",
            TargetDimension.Service => "Leistung",
            TargetDimension.Site => "Standort",
            TargetDimension.Team => "Team",
        };

    protected override string Availability(string of) => $"die Verfügbarkeit {of}";

    protected override string Events(EventSource source, bool bad, string of) =>
        source switch
        {
            EventSource.Counts => $"der Anteil der {(bad ? "fehlgeschlagenen" : "erfolgreichen")} Anfragen {of}",
            EventSource.Checks => $"der Anteil der {(bad ? "fehlgeschlagenen" : "erfolgreichen")} Prüfungen {of}",
            EventSource.Packets => bad ? $"der Paketverlust {of}" : $"die Paketzustellung {of}",
        };

    protected override string EventsShort(EventSource source, bool bad) =>
        source switch
        {
            EventSource.Counts => bad ? "Fehlerrate" : "erfolgreiche Anfragen",
            EventSource.Checks => bad ? "fehlgeschlagene Prüfungen" : "erfolgreiche Prüfungen",
            EventSource.Packets => bad ? "Paketverlust" : "Paketzustellung",
        };

    protected override string Slots(SlotFigure figure, Duration slot, string of) =>
        figure switch
        {
            SlotFigure.Mean => $"das Mittel des Anteils guter Ereignisse {of} über alle Abschnitte von {V.Time(slot)}",
            SlotFigure.BadShare => $"der Anteil schlechter Abschnitte von {V.Time(slot)} {of}",
            SlotFigure.BadCount => $"die Anzahl schlechter Abschnitte von {V.Time(slot)} {of}",
        };

    protected override string SlotsShort(SlotFigure figure) =>
        figure switch
        {
            SlotFigure.Mean => "mittlerer Anteil guter Ereignisse",
            SlotFigure.BadShare => "Anteil schlechter Abschnitte",
            SlotFigure.BadCount => "Anzahl schlechter Abschnitte",
        };

    protected override string Latency(LatencyFigure figure, string of) =>
        figure switch
        {
            LatencyFigure.ShareWithin share => $"der Anteil der Latenzmessungen {of} von {V.Bound(share.Threshold)}",
            LatencyFigure.Percentile percentile => $"das {Percentile(percentile)} der Latenz {of}",
            LatencyFigure.Mean => $"die mittlere Latenz {of}",
            LatencyFigure.Maximum => $"die höchste Latenz {of}",
            _ => throw new InvalidOperationException("the family is closed"),
        };

    protected override string LatencyShort(LatencyFigure figure) =>
        figure switch
        {
            LatencyFigure.ShareWithin share => $"Latenz {V.Bound(share.Threshold)}",
            LatencyFigure.Percentile percentile => $"{Percentile(percentile)} der Latenz",
            LatencyFigure.Mean => "mittlere Latenz",
            LatencyFigure.Maximum => "höchste Latenz",
            _ => throw new InvalidOperationException("the family is closed"),
        };

    protected override string Between(ClockEvent start, ClockEvent stop) => $"Zeit von der {Event(start)} bis zur {Event(stop)}";

    protected override string TicketTime(TicketClock clock, string of) =>
        $"die {Between(clock.Start, clock.Stop)} für {(clock.Each == ClockPer.Ticket ? "jedes Ticket" : "jede Nachricht des Kunden")} "
        + $"{About(of)}";

    protected override string Attainment(TicketClock clock, Target within, string of) =>
        $"der Anteil der Tickets {About(of)}, bei denen die {Between(clock.Start, clock.Stop)} "
        + (within is Target.Single single ? $"{V.Bound(single.Bound)} beträgt," : "die Zeit dieser Ziffer einhält,");

    protected override string AttainmentShort(TicketClock clock) => $"Anteil pünktlicher Tickets ({Between(clock.Start, clock.Stop)})";

    protected override string LengthOfEach(OccurrenceKind kind, string of) => $"die {EachShort(kind)} {of}";

    protected override string EachShort(OccurrenceKind kind) =>
        "Dauer "
        + kind switch
        {
            OccurrenceKind.Outage => "jedes Ausfalls",
            OccurrenceKind.Maintenance => "jeder Wartung",
            OccurrenceKind.Ticket => "jedes Tickets",
            OccurrenceKind.Visit => "jedes Besuchs",
        };

    protected override string Tally(TallyFigure figure, OccurrenceKind kind, string of) => $"die {TallyShort(figure, kind)} {of}";

    protected override string TallyShort(TallyFigure figure, OccurrenceKind kind) =>
        figure switch
        {
            TallyFigure.Count => $"Anzahl der {Many(kind)}",
            TallyFigure.Sum => $"Gesamtdauer der {Many(kind)}",
            TallyFigure.Mean => $"mittlere Dauer der {Many(kind)}",
            TallyFigure.Maximum => $"Dauer {Longest(kind)}",
            TallyFigure.LongestRun => "längste zusammenhängende Ausfallzeit",
        };

    // All of these are feminine, so that one dative serves after "von der" and "bis zur".
    private static string Event(ClockEvent what) =>
        what switch
        {
            ClockEvent.Opened => "Eröffnung",
            ClockEvent.Assigned => "Zuweisung",
            ClockEvent.FirstHumanReply => "ersten Antwort",
            ClockEvent.NextHumanReply => "nächsten Antwort",
            ClockEvent.CustomerMessage => "Nachricht des Kunden",
            ClockEvent.Resolved => "Lösung",
            ClockEvent.Closed => "Schließung",
        };

    private string Percentile(LatencyFigure.Percentile percentile) => $"{V.Number(percentile.Rank * 100)}.{ValueWords.Tie}Perzentil";

    private static string About(string of) => of == "aller Leistungen" ? "zu allen Leistungen" : "zu" + of[3..];

    private static string Longest(OccurrenceKind kind) =>
        kind switch
        {
            OccurrenceKind.Outage => "des längsten Ausfalls",
            OccurrenceKind.Maintenance => "der längsten Wartung",
            OccurrenceKind.Ticket => "des längsten Tickets",
            OccurrenceKind.Visit => "des längsten Besuchs",
        };

    private static string Many(OccurrenceKind kind) =>
        kind switch
        {
            OccurrenceKind.Outage => "Ausfälle",
            OccurrenceKind.Maintenance => "Wartungen",
            OccurrenceKind.Ticket => "Tickets",
            OccurrenceKind.Visit => "Besuche",
        };
}
