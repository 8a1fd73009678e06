using NodaTime;

namespace Kept.Web.Pages.Agreements;

/// <summary>Whether a version holds: <c>pending</c>, <c>later</c>, <c>inForce</c> or <c>past</c>.</summary>
public static class VersionStanding
{
    public static string Of(AgreementView agreement, VersionView version, Instant now)
    {
        if (!version.IsSigned)
        {
            return "pending";
        }

        var inForce = agreement.Versions.LastOrDefault(v => v.IsSigned && (v.EffectiveAt is not { } from || from <= now));
        return version.EffectiveAt > now ? "later"
            : version == inForce && agreement.Stage != "ended" ? "inForce"
            : "past";
    }
}
