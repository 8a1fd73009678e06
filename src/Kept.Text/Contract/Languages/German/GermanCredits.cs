using Kept.Core.Agreements;
using Kept.Core.Money;

namespace Kept.Text.Contract.Languages.German;

internal sealed class GermanCredits(ValueWords values) : CreditWords(values)
{
    public override string Title => "Gutschriften im Allgemeinen";

    public override string CombineLead => "Mehrere Gutschriften";

    public override string SoleRemedyLead => "Abschließende Regelung";

    public override string FigureHead => "Wert";

    public override string CreditHead => "Die Gutschrift beträgt";

    public override string TableIntroduction =>
        "Wird die Zusage verfehlt, so steht dem Kunden die Gutschrift dieser Tabelle zu. Von den zutreffenden Zeilen gilt nur die engste:";

    public override string WhenMet => "Eine Zeile kann auch gelten, wenn die Zusage eingehalten ist.";

    public override string SoleRemedyWithTermination =>
        "Gutschriften und die hier genannten Kündigungsrechte sind die einzigen und abschließenden Rechtsbehelfe des Kunden bei "
        + "Verfehlung einer Zusage.";

    public override string SoleRemedy =>
        "Gutschriften sind der einzige und abschließende Rechtsbehelf des Kunden bei Verfehlung einer Zusage.";

    public override string AllLevels => "allen Zusagen";

    public override string Base(FeeBase fee, Currency currency) =>
        $"Bemessungsgrundlage für Anteile, Tage und Vielfache ist {Fee(fee, currency)}.";

    public override string OfFee(FeeBase fee, Currency currency) =>
        fee.Kind switch
        {
            FeeKind.LabourOfTicket => "des Entgelts für die Arbeit am Ticket",
            FeeKind.PriceOfTicket => "des Preises, der für den Gegenstand des Tickets gezahlt wurde",
            FeeKind.NamedAmount => $"von {V.Money(fee.Named ?? Rational.Zero, currency)}",
            FeeKind.Fee => $"des {(fee.Paid ? "gezahlten " : "")}{Period(fee, "s", "n")}",
        };

    public override string Give(Give give, Currency currency) =>
        give switch
        {
            Core.Agreements.Give.Percent { Share.Sign: 0 } => "nichts",
            Core.Agreements.Give.Percent percent => V.Percent(percent.Share),
            Core.Agreements.Give.Money money => V.Money(money.Amount, currency),
            Core.Agreements.Give.Days { Extension: true } days => Extension(days.Count),
            Core.Agreements.Give.Days days => $"das Entgelt für {Days(days.Count)}",
            Core.Agreements.Give.Points points =>
                $"{V.Number(points.Count)}{ValueWords.Tie}{(points.Count == Rational.One ? "Punkt" : "Punkte")}",
            _ => throw new InvalidOperationException("the family is closed"),
        };

    public override string Entitled(string what) => $"Wird die Zusage verfehlt, so erhält der Kunde als Gutschrift {what}.";

    public override string PerBlock(CreditQuantity.PerBlock block, string give) =>
        $"{give} für je {(block.Whole ? "volle" : "angefangene")} {V.Time(block.Every)} schlechter Zeit"
        + (
            block.After is { } after
                ? V.Single(after) is { } one
                    ? $" nach der ersten {one}"
                    : $" nach den ersten {V.Time(after)}"
                : ""
        );

    public override string PerStep(CreditQuantity.PerStep step, string give) =>
        $"{give} für jeden {(step.Whole ? "vollen" : "angefangenen")} Schritt von {V.Quantity(step.Every)}, "
        + "um den der Wert die Zusage verfehlt";

    public override string ProRata(CreditQuantity.ProRata rule) =>
        $"{(rule.Times == Rational.One ? "das Entgelt" : $"das {V.Number(rule.Times)}-Fache des Entgelts")} für die verlorene Zeit"
        + (rule.OnlyExcess ? ", soweit sie über das nach der Zusage Zulässige hinausgeht" : "")
        + (rule.OutOf is { } length ? $", wobei das Entgelt für {V.Time(length)} gilt" : "");

    public override string Combined(CombineMode mode) =>
        mode switch
        {
            CombineMode.Greatest => "den höchsten der folgenden Werte",
            CombineMode.Least => "den niedrigsten der folgenden Werte",
            CombineMode.Sum => "die Summe der folgenden Werte",
        };

    public override string ByTable(string rows) => $"nach dem Wert (die engste zutreffende Zeile): {rows}";

    public override string Row(string bounds, string give) => $"{bounds}: {give}";

    public override string CountAtMost(CreditCount count) =>
        count.Credits == 1
            ? $"{Words.Sentence(Within(count.Per))} entsteht höchstens 1{ValueWords.Tie}Gutschrift."
            : $"{Words.Sentence(Within(count.Per))} entstehen höchstens {count.Credits}{ValueWords.Tie}Gutschriften.";

    public override string Escalation(EscalationStep step) =>
        $"Ab der {V.Ordinal(step.FromMiss)} Verfehlung in Folge wird die Gutschrift mit {V.Number(step.Times)} multipliziert.";

    public override string Cap(string amount, LimitPeriod per, string? of) =>
        $"Gutschriften{(of is null ? "" : $" aus {of} zusammen")} übersteigen {Within(per)} nicht {amount}.";

    public override string Minimum(string amount, Limit limit, string? of) =>
        $"Gutschriften{(of is null ? "" : $" aus {of} zusammen")}, die {Within(limit.Per)} {amount} nicht "
        + $"{(limit.MustExceed ? "übersteigen" : "erreichen")}, werden nicht gezahlt.";

    public override string Extension(Rational days) => $"eine Verlängerung der Laufzeit um {Days(days)}";

    public override string Combine(CombineRule rule, string? levels) =>
        $"Ergeben sich aus einem Ereignis Gutschriften aus {levels ?? AllLevels}, so "
        + rule.Take switch
        {
            CombineTake.Sum => "werden sie zusammengerechnet.",
            CombineTake.Best => "wird nur die höchste gewährt.",
            CombineTake.Elected => "wählt der Kunde eine davon.",
        };

    public override string Within(LimitPeriod per) =>
        per switch
        {
            LimitPeriod.Incident => "je Vorfall",
            LimitPeriod.Day => "je Kalendertag",
            LimitPeriod.Week => "je Kalenderwoche",
            LimitPeriod.Month => "je Kalendermonat",
            LimitPeriod.Quarter => "je Kalenderquartal",
            LimitPeriod.Year => "je Kalenderjahr",
            LimitPeriod.RollingYear => "innerhalb von zwölf aufeinanderfolgenden Monaten",
            LimitPeriod.Term => "über die gesamte Laufzeit",
        };

    public override string UpTo(string give) => $"bis zu {give}";

    private string Days(Rational count) => $"{V.Number(count)}{ValueWords.Tie}{(count == Rational.One ? "Tag" : "Tage")}";

    private string Fee(FeeBase fee, Currency currency) =>
        fee.Kind switch
        {
            FeeKind.LabourOfTicket => "das Entgelt für die Arbeit am Ticket",
            FeeKind.PriceOfTicket => "der Preis, der für den Gegenstand des Tickets gezahlt wurde",
            FeeKind.NamedAmount => $"ein Betrag von {V.Money(fee.Named ?? Rational.Zero, currency)}",
            FeeKind.Fee => $"das {(fee.Paid ? "gezahlte " : "")}{Period(fee, "", "")}",
        };

    /// <summary>The noun after its article, with the endings of the genitive where they are given.</summary>
    private string Period(FeeBase fee, string noun, string adjective)
    {
        var of = fee.Service is { } service ? $" für {V.Quote(service)}" : " für alle Leistungen";
        return fee.Period switch
        {
            FeePeriod.Window => $"Entgelt{noun}{of} für den gemessenen Zeitraum",
            FeePeriod.Month => $"Monatsentgelt{noun}{of}",
            FeePeriod.Quarter => $"Quartalsentgelt{noun}{of}",
            FeePeriod.Year => $"Jahresentgelt{noun}{of}",
            FeePeriod.Term => $"Entgelt{noun}{of} für die Laufzeit, in welche die Gutschrift fällt",
            FeePeriod.Day => $"Tagesentgelt{noun}{of}",
            FeePeriod.PrecedingMonth => $"Entgelt{noun}{of} für den Vormonat",
            FeePeriod.FollowingMonth => $"Entgelt{noun}{of} für den Folgemonat",
            FeePeriod.MeanOfTwelveMonths => $"mittlere{adjective} Monatsentgelt{noun}{of} der vorangegangenen zwölf Monate",
        };
    }
}
