using Kept.Core.Agreements;
using NodaTime;

namespace Kept.Text.Contract.Languages.German;

internal sealed class GermanParties(ValueWords values) : PartyWords(values)
{
    public override string Provider => "Anbieter";

    public override string Customer => "Kunde";

    public override string Between => "Dieser Vertrag wird zwischen den folgenden Parteien geschlossen:";

    public override string AnyCustomer => "jeder Kunde, für den der Anbieter die Leistungen zu diesen Bedingungen erbringt";

    public override string Signatures => "Unterschriften";

    public override string Signature => "Unterschrift";

    public override string NameAndFunction => "Name und Funktion";

    public override string PlaceAndDate => "Ort und Datum";

    public override string Objectives => "Ziele";

    public override string Kind(AgreementKind kind) =>
        kind switch
        {
            AgreementKind.ServiceLevel => "Dienstgütevereinbarung",
            AgreementKind.OperationalLevel => "Interne Leistungsvereinbarung",
            AgreementKind.Underpinning => "Zuliefervertrag",
            AgreementKind.Master => "Rahmenvertrag",
        };

    public override string Version(int version, LocalDate? effectiveOn) =>
        effectiveOn is { } day ? $"Fassung {version}, gültig ab {V.Date(day)}" : $"Fassung {version}";

    public override string Signing(string hash) =>
        "Mit ihrer Unterschrift stimmt jede Partei den Bedingungen dieses Vertrags einschließlich seiner Anlagen und Anhänge zu. "
        + $"Die Bedingungen sind durch ihren SHA-256-Hashwert bestimmt: {hash}";

    public override string Under(string master) =>
        $"Dieser Vertrag steht unter dem Rahmenvertrag {V.Quote(master)}; was er daraus übernimmt, ist hier vollständig wiedergegeben.";

    public override string Extends(string layers) =>
        $"Dieser Vertrag baut auf {layers} auf; was er daraus übernimmt, ist hier vollständig wiedergegeben.";

    public override string FootVersion(string title, string id, int version) => $"{title} ({id}), Fassung {version}";

    public override string FootHash(string hash) => $"SHA-256 der Bedingungen: {hash}";

    public override string Page(int number, int of) => $"Seite {number} von {of}";

    public override string ParagraphNumber(int number) => $"({number})";
}
