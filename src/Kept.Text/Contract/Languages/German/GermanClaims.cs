using Kept.Core.Agreements;

namespace Kept.Text.Contract.Languages.German;

internal sealed class GermanClaims(ValueWords values) : ClaimWords(values)
{
    public override string Automatic => "Die Gutschrift wird ohne Geltendmachung gewährt.";

    public override string Claim(ClaimRule rule, Window? window) =>
        Words.Text(
            $"{(rule.By == "provider" ? "Der Anbieter" : rule.By == "either" ? "Jede Partei" : "Der Kunde")} macht die Gutschrift "
                + GermanTerm.Form(rule.Form)
                + (rule.Within is { } within ? $"innerhalb von {V.Length(within)} {After(rule.After, window)} geltend." : "geltend."),
            rule.Within is null ? null
                : rule.CountsSent ? "Maßgeblich ist die Absendung."
                : "Maßgeblich ist der Zugang.",
            rule.Within is null ? null : "Eine nicht rechtzeitig geltend gemachte Gutschrift verfällt.",
            rule.With.IsDefaultOrEmpty ? null : $"Beizufügen sind: {string.Join("; ", rule.With)}.",
            rule.OnlyIfPaidUp ? "Sie wird nur gewährt, wenn alle vorher zugegangenen Rechnungen bezahlt sind." : null
        );

    public override string Answer(ClaimRule rule) =>
        rule.Answer is not { } answer
            ? ""
            : Words.Text(
                $"Der Anbieter antwortet innerhalb von {V.Length(answer)} nach Zugang.",
                rule.Silence switch
                {
                    AnswerDefault.NotAgreed => "",
                    AnswerDefault.Accepted => "Antwortet er nicht rechtzeitig, so gilt die Forderung als anerkannt.",
                    AnswerDefault.Rejected => "Antwortet er nicht rechtzeitig, so gilt die Forderung als abgelehnt.",
                }
            );

    public override string After(ClaimAnchor anchor, Window? window) =>
        anchor switch
        {
            ClaimAnchor.WindowEnd => $"nach dem Ende {Period(window)}",
            ClaimAnchor.OutageBegin => "nach dem Beginn des Ausfalls",
            ClaimAnchor.OutageEnd => "nach dem Ende des Ausfalls",
            ClaimAnchor.TicketOpened => "nach der Eröffnung des Tickets",
            ClaimAnchor.TicketClosed => "nach der Schließung des Tickets",
            ClaimAnchor.InvoiceReceived => "nach Zugang der Rechnung",
            ClaimAnchor.CustomerAware => "nach Kenntnis des Kunden vom Ausfall",
        };

    public override string Settlement(SettlementRule rule) =>
        Words.Text(
            (rule.As, rule.AppliesTo) switch
            {
                (SettledAs.Credit, SettledOn.NextInvoice) => "Eine gewährte Gutschrift wird mit der nächsten Rechnung verrechnet.",
                (SettledAs.Credit, SettledOn.MonthOfIncident) =>
                    "Eine gewährte Gutschrift wird mit den Entgelten des Monats verrechnet, in dem der Vorfall lag.",
                (SettledAs.Credit, SettledOn.EndOfTerm) => "Eine gewährte Gutschrift wird am Ende der Laufzeit verrechnet.",
                (SettledAs.Refund, SettledOn.NextInvoice) => "Eine gewährte Gutschrift wird mit der nächsten Rechnung erstattet.",
                (SettledAs.Refund, SettledOn.MonthOfIncident) => "Eine gewährte Gutschrift wird für den Monat des Vorfalls erstattet.",
                (SettledAs.Refund, SettledOn.EndOfTerm) => "Eine gewährte Gutschrift wird am Ende der Laufzeit erstattet.",
                (SettledAs.Extension, _) => "Eine gewährte Gutschrift verlängert die Laufzeit.",
                (SettledAs.FreeDays, _) => "Eine gewährte Gutschrift wird als entgeltfreie Tage gewährt.",
            },
            rule.CashNever ? "Eine Auszahlung ist ausgeschlossen." : "",
            rule.Expires is { } expires ? $"Was nicht innerhalb von {V.Length(expires)} genutzt ist, verfällt."
                : rule.ExpiresWithTerm ? "Was nicht genutzt ist, verfällt mit dem Ende dieses Vertrags."
                : "",
            rule.RemainderRefunded ? "Was mit keiner Rechnung mehr verrechnet werden kann, wird erstattet." : ""
        );

    private static string Period(Window? window) =>
        window switch
        {
            null => "des Kalendermonats",
            Window.Calendar calendar => Calendar(calendar.Unit),
            Window.Billing => "des Abrechnungsmonats",
            Window.Contract contract => Contract(contract.Unit),
            Window.WholeTerm => "der Laufzeit",
            _ => "des gemessenen Zeitraums",
        };

    private static string Calendar(PeriodUnit unit) =>
        unit switch
        {
            PeriodUnit.Day => "des Kalendertags",
            PeriodUnit.Week => "der Kalenderwoche",
            PeriodUnit.Month => "des Kalendermonats",
            PeriodUnit.Quarter => "des Kalenderquartals",
            PeriodUnit.Year => "des Kalenderjahres",
        };

    private static string Contract(PeriodUnit unit) =>
        unit switch
        {
            PeriodUnit.Day => "des Vertragstags",
            PeriodUnit.Week => "der Vertragswoche",
            PeriodUnit.Month => "des Vertragsmonats",
            PeriodUnit.Quarter => "des Vertragsquartals",
            PeriodUnit.Year => "des Vertragsjahres",
        };
}
