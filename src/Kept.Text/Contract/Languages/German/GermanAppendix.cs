using Kept.Core.Agreements;
using Kept.Core.Money;

namespace Kept.Text.Contract.Languages.German;

internal sealed class GermanAppendix(ValueWords values) : AppendixWords(values)
{
    public override string Holidays => "Feiertage";

    public override string HolidaysText => "An diesen Tagen sind die Servicezeiten geschlossen, die sie nennen:";

    public override string DateHead => "Datum";

    public override string HolidayHead => "Feiertag";

    public override string SetHead => "Liste";

    public override string YearsHead => "Jahre";

    public override string EditionHead => "Ausgabe";

    public override string Examples => "Rechenbeispiele";

    public override string ExamplesText =>
        "Die Parteien sind sich einig, dass die Bedingungen diese Ergebnisse haben. Tatsachen stehen hier in der Schreibweise der "
        + "Nachweise, Zeiten sind Ortszeit.";

    public override string ExampleHead => "Beispiel";

    public override string FactsHead => "Tatsachen";

    public override string ExpectedHead => "Ergebnis";

    public override string NoFacts => "keine";

    public override string Sayings => "Was über diesen Vertrag gesagt wird";

    public override string SayingsText =>
        "Diese Kurzfassungen sind wie folgt gemeint. Weichen Kurzfassung und Bedingungen voneinander ab, so gelten die Bedingungen.";

    public override string SayingHead => "Kurzfassung";

    public override string MeansHead => "Bedeutung";

    public override string Accepted => "Hingenommene Befunde";

    public override string AcceptedText => "Die Parteien kennen die folgenden Eigenschaften der Bedingungen und nehmen sie hin:";

    public override string FindingHead => "Befund";

    public override string ReasonHead => "Grund";

    public override string Amendments => "Nachträge";

    public override string AmendmentsText => "Der Text enthält die folgenden Nachträge:";

    public override string AmendmentHead => "Nachtrag";

    public override string EffectiveHead => "Gültig ab";

    public override string SignedHead => "Unterschrieben";

    public override string Assumed => "Angenommene Bedingungen";

    public override string AssumedText => "Wo der zugrunde liegende Text schweigt, nehmen diese Bedingungen an:";

    public override string TermHead => "Bedingung";

    public override string Holiday(string name) => GermanHolidays.Of(name);

    public override string Schedule(int number, string title) => $"Anhang {number}: {title}";

    public override string AsOf(string at) => $"Kenntnisstand: {at}.";

    public override string Means(Assertion assertion, Currency currency, Func<string, string> level) =>
        assertion switch
        {
            Assertion.Allowance allowance =>
                $"{V.Time(allowance.Is)} schlechter Zeit {V.Per(allowance.Per)} liegen noch innerhalb der Zusage {level(allowance.Level)}.",
            Assertion.Earns earns =>
                $"Eine Verfehlung der Zusage {level(earns.Level)} mit {V.Quantity(earns.For)} bringt {Give(earns.Is, currency)}.",
            Assertion.Promises promises => $"Die Zusage {level(promises.Level)} lautet: {V.Bound(promises.Is)}.",
            _ => throw new InvalidOperationException("the family is closed"),
        };

    private string Give(Give give, Currency currency) => new GermanCredits(V).Give(give, currency);
}
