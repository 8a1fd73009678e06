using Kept.Core.Time;
using Kept.Server.Agreements;
using Kept.Server.Api;
using Kept.Server.Rights;
using NodaTime;

namespace Kept.Server.Calendars;

/// <summary>Which days are holidays: of the sets that come with Kept, and of the calendars of an agreement.</summary>
internal static class HolidaysQuery
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/holidays", (int? year, Calls calls) => calls.Answer(new { items = Sets(First(year, calls)) }))
            .Needs(Permission.ReadAgreements, ofCustomer: false)
            .WithSummary("The holiday sets that come with Kept, with the days of a year and the next");
        api.MapGet(
                "/agreements/{agreement}/holidays",
                (string agreement, int? year, Calls calls) => calls.Ask(agreement, a => new { items = Calendars(a, First(year, calls)) })
            )
            .Needs(Permission.ReadAgreements)
            .WithSummary("The holidays of the agreement's calendars in a year and the next");
    }

    private static LocalDate First(int? year, Calls calls) => new(Math.Clamp(year ?? calls.Now.InUtc().Year, 1900, 2998), 1, 1);

    private static IEnumerable<object> Sets(LocalDate first) =>
        HolidaySets
            .Names.Select(n => HolidaySets.Find(n)!)
            .Select(set => new
            {
                name = set.Name,
                version = set.Version,
                firstYear = set.FirstYear,
                lastYear = set.LastYear,
                days = set.Days.Where(d => d.On >= first && d.On < first.PlusYears(2)).Select(Day),
            });

    private static IEnumerable<object> Calendars(AgreementFold agreement, LocalDate first) =>
        agreement.Latest.Terms.Calendars.Select(c =>
        {
            var holidays = c.Value.InForceAt(LocalTimes.StartOfDay(agreement.Zone, first)).Holidays;
            return new
            {
                calendar = c.Key,
                sets = holidays.Sets.Select(s => s.Name),
                missing = holidays.MissingYears(first.Year, first.Year + 1).Select(m => m.ToString()),
                days = holidays.Between(first, first.PlusYears(2).PlusDays(-1)).Select(Day),
            };
        });

    private static object Day(Holiday day) => new { on = day.On, name = day.Name };
}
