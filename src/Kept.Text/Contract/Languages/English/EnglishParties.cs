using Kept.Core.Agreements;
using NodaTime;

namespace Kept.Text.Contract.Languages.English;

internal sealed class EnglishParties(ValueWords values) : PartyWords(values)
{
    public override string Provider => "Provider";

    public override string Customer => "Customer";

    public override string Between => "This agreement is made between the following parties:";

    public override string AnyCustomer => "each customer to whom the Provider provides the services under these terms";

    public override string Signatures => "Signatures";

    public override string Signature => "Signature";

    public override string NameAndFunction => "Name and title";

    public override string PlaceAndDate => "Place and date";

    public override string Objectives => "Objectives";

    public override string Kind(AgreementKind kind) =>
        kind switch
        {
            AgreementKind.ServiceLevel => "Service Level Agreement",
            AgreementKind.OperationalLevel => "Operational Level Agreement",
            AgreementKind.Underpinning => "Underpinning Contract",
            AgreementKind.Master => "Master Agreement",
        };

    public override string Version(int version, LocalDate? effectiveOn) =>
        effectiveOn is { } day ? $"Version {version}, in force from {V.Date(day)}" : $"Version {version}";

    public override string Signing(string hash) =>
        "By signing, each party agrees to the terms of this agreement including its exhibits and schedules. "
        + $"The terms are identified by their SHA-256 hash: {hash}";

    public override string Under(string master) =>
        $"This agreement stands under the master agreement {V.Quote(master)}; what it takes over from there is printed here in full.";

    public override string Extends(string layers) => $"This agreement is based on {layers}; what it takes over is printed here in full.";

    public override string FootVersion(string title, string id, int version) => $"{title} ({id}), version {version}";

    public override string FootHash(string hash) => $"SHA-256 of the terms: {hash}";

    public override string Page(int number, int of) => $"Page {number} of {of}";

    public override string ParagraphNumber(int number) => $"({(char)('a' + ((number - 1) % 26))})";
}
