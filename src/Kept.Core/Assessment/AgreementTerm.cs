using Kept.Core.Agreements;
using Kept.Core.Evidence;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Assessment;

/// <summary>The term of an agreement as its evidence has it, in local days.</summary>
/// <param name="From">Null where it is not known when it begins.</param>
/// <param name="Until">
/// The first day after it: the end that a notice in time brought, otherwise that of the term or renewal that holds at asOf; null where no
/// end is agreed.
/// </param>
public sealed record AgreementTerm(LocalDate? From, LocalDate? Until)
{
    public static AgreementTerm Of(Agreement agreement, EvidenceBook evidence, Instant asOf)
    {
        var zone = agreement.Versions[0].Terms.Zone;
        agreement = Signatures.InForce(agreement, evidence);
        var whole = TermOf.Agreement(agreement, evidence);
        if (whole == TermOf.Ever)
        {
            return new AgreementTerm(null, null);
        }

        var now = whole.Until < TermOf.Ever.Until ? whole : TermOf.Containing(agreement, evidence, asOf);
        return new AgreementTerm(LocalTimes.DateOf(zone, whole.From), now.Until < TermOf.Ever.Until ? LocalTimes.DateOf(zone, now.Until) : null);
    }
}
