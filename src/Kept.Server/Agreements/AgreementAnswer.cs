using Kept.Core.Agreements;
using Kept.Server.Api;

namespace Kept.Server.Agreements;

/// <summary>An agreement as the API shows it.</summary>
internal static class AgreementAnswer
{
    public static object Of(AgreementFold agreement)
    {
        var terms = agreement.Latest.Terms;
        return new
        {
            id = agreement.Id,
            title = terms.Title,
            customer = agreement.Customer,
            kind = Words.Of(terms.Kind),
            stage = Words.Of(agreement.Stage),
            provider = terms.Parties.Provider.Name,
            with = terms.Parties.Customer.Name,
            zone = terms.Zone.Id,
            currency = terms.Currency.Code,
            proposed = agreement.ProposedHash,
            endsOn = agreement.Stage == Stage.Ended ? null : agreement.EndedOn,
            endedOn = agreement.Stage == Stage.Ended ? agreement.EndedOn : null,
            draws = agreement.Draws,
            versions = agreement.Agreement.Versions.Select(v => Version(agreement, v)),
            levels = terms.ServiceLevels.Select(l => new
            {
                id = l.Id,
                clause = l.Clause,
                title = l.Title,
            }),
            facts = agreement.Facts.Count,
        };
    }

    private static object Version(AgreementFold agreement, AgreementVersion version) =>
        new
        {
            number = version.Number,
            label = version.Label,
            effectiveAt = version.EffectiveAt == NodaTime.Instant.MinValue ? (NodaTime.Instant?)null : version.EffectiveAt,
            hash = version.Hash,
            signedByProvider = agreement.IsSignedBy("provider", version),
            signedByCustomer = agreement.IsSignedBy("customer", version),
        };
}
