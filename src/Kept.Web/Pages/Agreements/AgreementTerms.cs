using NodaTime;

namespace Kept.Web.Pages.Agreements;

internal static class AgreementTerms
{
    /// <summary>The term as a line, in the agreement's own days.</summary>
    public static TermLine? Line(DatesView dates, AgreementView agreement, Instant now)
    {
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(agreement.Zone) ?? DateTimeZone.Utc;
        var isOver = agreement.EndsOn is not null || agreement.EndedOn is not null;
        return TermLine.Of(
            dates.From,
            agreement.EndedOn ?? agreement.EndsOn ?? dates.Until,
            isOver ? null : dates.Of("noticeBy")?.On,
            !isOver && dates.Of("renews") is not null,
            now.InZone(zone).Date
        );
    }
}
