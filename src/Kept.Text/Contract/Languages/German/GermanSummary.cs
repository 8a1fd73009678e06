using Kept.Core.Agreements;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Text.Contract.Languages.German;

internal sealed class GermanSummary(ValueWords values) : SummaryWords(values)
{
    public override string Caution =>
        "Diese Seite ist eine Zusammenfassung. „Sie“ sind der Kunde. "
        + "Alle Angaben stammen aus den Bedingungen; im Zweifel gilt der Vertrag.";

    public override string Who => "Wer";

    public override string What => "Was Sie bekommen";

    public override string Promised => "Was zugesagt ist und was Sie bei einer Verfehlung bekommen";

    public override string PromiseHead => "Zugesagter Wert";

    public override string MissedHead => "Bei Verfehlung";

    public override string ClaimHead => "Was Sie tun";

    public override string Todo => "Was Sie bis wann tun müssen";

    public override string NothingToClaim => "Gutschriften kommen von selbst; Sie müssen sie nicht geltend machen.";

    public override string AutomaticShort => "nichts, sie kommt von selbst";

    public override string Leave => "Wie lange der Vertrag läuft und wie Sie ihn beenden";

    public override string EndsByItself => "Dann endet er von selbst.";

    public override string NoTerm => "Der Vertrag nennt weder Laufzeit noch Kündigungsfrist.";

    public override string OnlyRemedy => "Gutschriften sind alles, was Sie bei einer verfehlten Zusage bekommen.";

    public override string NoCredit => "wird berichtet, keine Gutschrift";

    public override string MayTerminate => "Nach wiederholten Verfehlungen können Sie kündigen:";

    public override string Title(string agreement) => $"{agreement}: kurz gefasst";

    public override string WhoText(string provider, string? customer) =>
        customer is null ? $"{provider} leistet, an jeden Kunden zu diesen Bedingungen." : $"{provider} leistet, {customer} ist der Kunde.";

    public override string ClaimBy(string levels, ClaimRule rule, string after) =>
        $"Gutschrift für {levels}: "
        + (
            rule.Within is { } within
                ? $"{GermanTerm.Form(rule.Form)}innerhalb von {V.Length(within)} {after} geltend machen; danach verfällt sie."
                : $"{GermanTerm.Form(rule.Form)}beim Anbieter geltend machen."
        )
        + (rule is { Answer: { } answer } ? $" Der Anbieter antwortet innerhalb von {V.Length(answer)}{Silence(rule.Silence)}." : "");

    public override string ClaimShort(ClaimRule rule, string after) =>
        rule.Within is { } within
            ? $"{GermanTerm.Form(rule.Form)}innerhalb von {V.Length(within)} {after} geltend machen"
            : $"{GermanTerm.Form(rule.Form)}geltend machen";

    public override string Approve(string amount, string services) =>
        $"Arbeiten zu {services}, die mehr als {amount} kosten: vor ihrem Beginn freigeben.";

    public override string Runs(LocalDate? from, LocalDate? lastDay, TimeLength? lasts) =>
        (from, lastDay, lasts) switch
        {
            ({ } first, { } last, _) => $"Er läuft vom {V.Date(first)} bis einschließlich {V.Date(last)}.",
            ({ } first, null, { } length) => $"Er läuft ab dem {V.Date(first)}; Laufzeit: {V.Alone(length)}.",
            ({ } first, null, null) => $"Er läuft ab dem {V.Date(first)} auf unbestimmte Zeit.",
            (null, _, { } length) => $"Er läuft ab der letzten Unterschrift; Laufzeit: {V.Alone(length)}.",
            (null, _, null) => "Er läuft ab der letzten Unterschrift auf unbestimmte Zeit.",
        };

    public override string RenewsFor(TimeLength length) => $"Danach verlängert er sich jeweils um {V.Alone(length)}.";

    public override string LeaveBy(LocalDate? lastDay, NoticeRule notice) =>
        $"Um ihn zu beenden, kündigen Sie {GermanTerm.Form(notice.Form)}mit einer Frist von mindestens {V.Length(notice.Notice)} "
        + GermanTerm.Anchor(notice.Anchor)
        + (
            lastDay is { } day
                ? $"; für die erste Laufzeit muss die Kündigung spätestens am {V.Date(day)} "
                    + $"{(notice.CountsSent ? "abgesandt" : "zugegangen")} sein."
                : "."
        );

    public override string Allows(Duration time, int days) => $"{V.Time(time)} in einem Monat mit {days} Tagen";

    public override string Works(string worth) => $"das sind {worth}";

    private static string Silence(AnswerDefault silence) =>
        silence switch
        {
            AnswerDefault.NotAgreed => "",
            AnswerDefault.Accepted => "; keine Antwort heißt Ja",
            AnswerDefault.Rejected => "; keine Antwort heißt Nein",
        };
}
