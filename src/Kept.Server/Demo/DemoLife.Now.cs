using System.Text.Json;
using Kept.Core.Json;
using Kept.Core.Time;
using Kept.Server.Agreements;
using Kept.Server.Credits;
using Kept.Server.Maintenance;
using Kept.Server.Rights;
using NodaTime;

namespace Kept.Server.Demo;

/// <summary>What happens once, so that whoever comes today finds something to do: tickets that tick, an outage that goes on, a claim to answer.</summary>
internal sealed partial class DemoLife
{
    private void Special(DemoCast.Part part, DemoEvents events)
    {
        switch (part.Agreement)
        {
            case "northwind-care":
                Open(part, events, _now - Duration.FromMinutes(41));
                Open(part, events, _now - Duration.FromMinutes(17));
                LongNight(part, events, "hosting");
                At(_now - Duration.FromHours(30), () => AskForMaintenance(part));
                break;
            case "contoso-saas":
                At(_now - Duration.FromDays(160), () => Amend(part, "is looked at together each quarter"));
                LongNight(part, events, "application");
                At(_now - Duration.FromHours(50), () => Claim(part, LastMonth(part), 10));
                break;
            case "nord-hosting":
                At(_now - Duration.FromDays(6), () => Dispute(part));
                Ahead(part, "web", _now + Duration.FromDays(5));
                break;
            case "fabrikam-care":
                At(_now - Duration.FromDays(2), () => Propose(part, "is looked at together each half year", 30));
                break;
            case "quarry-hosting":
                Down(part, events, "o-now", "web", _now - Duration.FromMinutes(25), null);
                break;
            case "internal-sla":
                Morning(part, events, "ledger");
                break;
            case "internal-ola":
                Morning(part, events, "database");
                break;
        }
    }

    /// <summary>Credits of last month that nobody has claimed yet, or only just.</summary>
    private bool IsLeftForToday(DemoCast.Part part, LocalDate month) =>
        part.Agreement is "northwind-care" or "contoso-saas" && month == LastMonth(part);

    private LocalDate LastMonth(DemoCast.Part part) => DayOf(part).With(DateAdjusters.StartOfMonth).PlusMonths(-1);

    private LocalDate DayOf(DemoCast.Part part) => LocalTimes.DateOf(part.Zone, _now);

    private void Open(DemoCast.Part part, DemoEvents events, Instant at)
    {
        var line = events.OpenTicket(at);
        At(at, () => FileLine(part, line));
    }

    /// <summary>Nine hours of the last month in which a service was down.</summary>
    private void LongNight(DemoCast.Part part, DemoEvents events, string service)
    {
        var from = LastMonth(part).PlusDays(19).At(new LocalTime(21, 40)).InZoneLeniently(part.Zone).ToInstant();
        Down(part, events, "o-night", service, from, from + Duration.FromMinutes(9 * 60 + 12));
    }

    /// <summary>An hour and three quarters on the last Tuesday, in office hours.</summary>
    private void Morning(DemoCast.Part part, DemoEvents events, string service)
    {
        var day = DayOf(part).With(DateAdjusters.Previous(IsoDayOfWeek.Tuesday));
        var from = day.At(new LocalTime(9, 5)).InZoneLeniently(DateTimeZoneProviders.Tzdb["Europe/Copenhagen"]).ToInstant();
        Down(part, events, "o-tuesday", service, from, from + Duration.FromMinutes(105));
    }

    private void Down(DemoCast.Part part, DemoEvents events, string id, string service, Instant from, Instant? until)
    {
        foreach (var line in events.Down(id, service, from, until))
        {
            At(line.At, () => FileLine(part, line));
        }
    }

    /// <summary>Maintenance that was announced two days ago.</summary>
    private void Ahead(DemoCast.Part part, string service, Instant day)
    {
        var from = day.InUtc().Date.At(new LocalTime(22, 0)).InUtc().ToInstant();
        var (announced, until) = (_now - Duration.FromDays(2), from + Duration.FromHours(2));
        var json =
            $"{{\"id\":\"m-ahead\",\"kind\":\"maintenance\",\"service\":\"{service}\",\"from\":\"{ExactText.Of(from)}\",\"until\":\"{ExactText.Of(until)}\","
            + $"\"announcedAt\":\"{ExactText.Of(announced)}\",\"requestedBy\":\"provider\"}}";
        At(announced, () => FileLine(part, new DemoEvents.Line(announced, json)));
    }

    private Task AskForMaintenance(DemoCast.Part part)
    {
        var from = _now.InUtc().Date.PlusDays(8).At(new LocalTime(6, 0)).InUtc().ToInstant();
        var request = new AskForMaintenance.Request(
            "hosting",
            null,
            from,
            from + Duration.FromHours(1),
            "We move our rooms and need the server at rest."
        );
        return On(part, Customer(part), (a, act) => Maintenance.AskForMaintenance.Decide(a, request, act));
    }

    private async Task Amend(DemoCast.Part part, string objective)
    {
        await Propose(part, objective, 20);
        await Signed(part, a => a.Latest.Hash);
    }

    private async Task Propose(DemoCast.Part part, string objective, int days)
    {
        var agreement = await _shelf.Agreement(part.Agreement);
        var level = agreement.Latest.Terms.ServiceLevels[0];
        var change = JsonSerializer.SerializeToElement(
            new Dictionary<string, object> { ["objectives"] = new[] { $"{level.Title ?? level.Id} {objective}" } }
        );
        var effective = LocalTimes.DateOf(agreement.Zone, _clock.Now).PlusDays(days);
        await On(part, DemoCast.Manager.Acting, (a, act) => AmendAgreement.Decide(a, new(null, effective, change), act));
    }

    private async Task Dispute(DemoCast.Part part)
    {
        var agreement = await _shelf.Agreement(part.Agreement);
        if (agreement.Book.Outages.LastOrDefault() is { } outage)
        {
            await On(
                part,
                Customer(part),
                (a, act) => FileDispute.Decide(a, new(outage.Reference, "Our monitor saw the shop down for longer than this."), act)
            );
        }
    }
}
