using Kept.Core.Agreements;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Text.Contract.Languages.German;

internal sealed class GermanTerm(ValueWords values) : TermWords(values)
{
    public override string Title => "Laufzeit, Verlängerung und Kündigung";

    public override string StartLead => "Laufzeit";

    public override string RenewalLead => "Verlängerung";

    public override string NoticeLead => "Kündigung";

    public override string EarlyEndLead => "Vorzeitiges Ende";

    public override string OpenEnded => "Er läuft auf unbestimmte Zeit.";

    public override string RenewsNot => "Die Laufzeit verlängert sich nicht von selbst.";

    public override string FeesTitle => "Entgelte";

    public override string CurrencyLead => "Beträge";

    public override string RoundingLead => "Rundung";

    public override string ChangeLead => "Änderung der Sätze";

    public override string RatesFree => "Sätze und Preise ändern sich nur im Einvernehmen beider Parteien.";

    public override string Starts(LocalDate? on) =>
        on is { } day ? $"Dieser Vertrag beginnt am {V.Date(day)}." : "Dieser Vertrag beginnt am Tag der letzten Unterschrift.";

    public override string Lasts(TimeLength length, LocalDate? lastDay) =>
        lastDay is { } day
            ? $"Die Laufzeit beträgt {V.Alone(length)}; der letzte Tag der ersten Laufzeit ist der {V.Date(day)}."
            : $"Die Laufzeit beträgt {V.Alone(length)}.";

    public override string Missing(MissingDay rule) =>
        rule switch
        {
            MissingDay.Refuse => "",
            MissingDay.Last =>
                "Fällt ein Fristende auf einen Tag, den der Monat nicht hat, so endet die Frist am letzten Tag dieses Monats.",
            MissingDay.Next =>
                "Fällt ein Fristende auf einen Tag, den der Monat nicht hat, so endet die Frist am ersten Tag des Folgemonats.",
        };

    public override string Renews(TimeLength length, bool unlessNotice) =>
        $"Mit ihrem Ablauf verlängert sich die Laufzeit um {V.Alone(length)}, ebenso bei jedem späteren Ablauf"
        + (unlessNotice ? ", sofern nicht rechtzeitig gekündigt wird." : ".");

    public override string Notice(NoticeRule notice) =>
        $"{Who(notice.By)} kann die Verlängerung durch Kündigung {Form(notice.Form)}mit einer Frist von mindestens "
        + $"{V.Length(notice.Notice)} "
        + $"{Anchor(notice.Anchor)} verhindern. "
        + (notice.CountsSent ? "Maßgeblich ist die Absendung der Kündigung." : "Maßgeblich ist der Zugang der Kündigung.");

    public override string LastNotice(LocalDate lastDay, bool sent) =>
        $"Für die erste Laufzeit muss die Kündigung spätestens am {V.Date(lastDay)} {(sent ? "abgesandt sein" : "zugegangen sein")}.";

    public override string EarlyEnd(string owed) => $"Wird der Vertrag vor Ablauf der Laufzeit beendet, so ist geschuldet: {owed}.";

    public override string FeesIn(Currency currency, bool rates, bool services) =>
        Words.Text(
            $"Alle Beträge lauten auf {currency.Code} (ISO 4217).",
            rates ? "Die Sätze stehen in Anlage A." : null,
            services ? "Die Entgelte der Leistungen stehen in Anlage B." : null
        );

    public override string Rounding(RoundingRule rule) =>
        $"Beträge werden genau berechnet und einmal, {At(rule.At)}, auf {To(rule)} gerundet: {Mode(rule.Mode)}. "
        + "Sonst wird nichts gerundet.";

    public override string RatesFrozen(string until) =>
        until == "renewal"
            ? "Sätze und Preise sind bis zur ersten Verlängerung fest und können sich nur zu Beginn einer Verlängerung ändern."
            : "Sätze und Preise sind bis zum Ende der Laufzeit fest.";

    public override string RatesAnnounced(NoticeRule announced) =>
        $"Der Anbieter kündigt eine Änderung der Sätze mit einer Frist von mindestens {V.Length(announced.Notice)} "
        + $"{Anchor(announced.Anchor)} an.";

    internal static string Anchor(string anchor) =>
        anchor switch
        {
            "renewal" => "vor der Verlängerung",
            "month end" => "zum Ende eines Kalendermonats",
            "quarter end" => "zum Ende eines Kalenderquartals",
            "year end" => "zum Ende eines Kalenderjahres",
            _ => "zum Ende der Laufzeit",
        };

    /// <summary>As an adverbial with a blank after it; nothing where any form will do.</summary>
    internal static string Form(string? form) =>
        form switch
        {
            null or "any" => "",
            "written" => "in Textform ",
            "spoken" => "mündlich ",
            "ticket" => "durch ein Ticket ",
            "portal" => "über das Portal ",
            _ => $"durch {form} ",
        };

    private static string Who(string by) =>
        by switch
        {
            "customer" => "Der Kunde",
            "provider" => "Der Anbieter",
            _ => "Jede Partei",
        };

    private static string At(RoundedAt at) =>
        at switch
        {
            RoundedAt.CreditLine => "in jeder Zeile einer Abrechnung",
            RoundedAt.Total => "in der Summe einer Abrechnung",
        };

    private static string To(RoundingRule rule) =>
        rule.Digits switch
        {
            null => "die kleinste Einheit der Währung",
            1 => "1 Nachkommastelle",
            { } digits => $"{digits} Nachkommastellen",
        };

    internal static string Mode(RoundingMode mode) =>
        mode switch
        {
            RoundingMode.HalfAwayFromZero => "ab der Hälfte wird aufgerundet",
            RoundingMode.HalfEven => "Hälften werden zur geraden Ziffer gerundet",
            RoundingMode.HalfTowardsZero => "bis zur Hälfte wird abgerundet",
            RoundingMode.TowardsZero => "der Rest wird abgeschnitten",
            RoundingMode.AwayFromZero => "jeder Rest wird aufgerundet",
            RoundingMode.Floor => "stets nach unten",
            RoundingMode.Ceiling => "stets nach oben",
        };
}
