using System.Text;
using Kept.Server.Accounts;
using Kept.Server.Api;
using Kept.Server.Figures;
using Kept.Server.Filing;
using Kept.Server.Rights;
using Kept.Store;
using NodaTime;

namespace Kept.Server.Calendars;

/// <summary>Deadlines and maintenance as calendars to subscribe to. A calendar program cannot send a header, so its address holds a token.</summary>
internal static class CalendarApi
{
    public sealed record Request(string? Name);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/calendars", (Request request, HttpContext http, Tokens tokens) => Make(request, http, tokens))
            .Needs(Permission.OwnAccount, ofCustomer: false)
            .WithSummary("An address to subscribe a calendar program to; the token in it reads agreements and no more");
        api.MapGet(
                "/calendars/{secret}/kept.ics",
                (string secret, Tokens tokens, IStore store, FilingRoom room, CancellationToken cancel) =>
                    Serve(secret, tokens, store, room.Now, cancel)
            )
            .ForEverybody("the address holds a token of its own")
            .WithSummary("Deadlines and maintenance as iCalendar");
    }

    private static async Task<IResult> Make(Request request, HttpContext http, Tokens tokens)
    {
        var (token, secret) = await tokens.Make(
            http.AccountId(),
            new Tokens.Wish($"calendar {request.Name}".Trim(), [Permission.ReadAgreements], null)
        );
        var path = $"{KeptApi.Root}/calendars/{secret}/kept.ics";
        return Results.Json(
            new
            {
                token = token.Id,
                path,
                url = $"{http.Request.Scheme}://{http.Request.Host}{path}",
            },
            Json.Options,
            statusCode: StatusCodes.Status201Created
        );
    }

    private static async Task<IResult> Serve(string secret, Tokens tokens, IStore store, Instant now, CancellationToken cancel)
    {
        if (await tokens.Recognise(secret, cancel) is not { } known || !known.Acting.May(Permission.ReadAgreements))
        {
            return Calls.Result(Decision.Unknown("calendar"));
        }

        var events = new List<CalendarEvent>();
        events.AddRange(
            (await Rows(store, new RowQuery(DueRows.View) { States = DueRows.OfPeople }, known.Acting, now, cancel)).Select(Deadline)
        );
        events.AddRange(
            (await Rows(store, new RowQuery("maintenance"), known.Acting, now - Duration.FromDays(90), cancel)).Select(Maintenance)
        );
        return Results.Text(CalendarText.Write("Kept", events, now), "text/calendar", Encoding.UTF8);
    }

    private static async Task<IEnumerable<Row>> Rows(IStore store, RowQuery query, Acting who, Instant from, CancellationToken cancel) =>
        (await store.List(query with { Customer = who.Customer, From = from, Order = RowOrder.Earliest, Limit = 1000 }, cancel)).Rows.Where(
            r => r.At is not null
        );

    private static CalendarEvent Deadline(Row row)
    {
        var body = Payload.Read(row.Body);
        return new CalendarEvent(
            $"{row.Key}@kept",
            row.At!.Value,
            null,
            $"{row.Agreement}: {body.Text("sentence")}",
            body.Text("clause") is { } clause ? $"clause {clause}" : null
        );
    }

    private static CalendarEvent Maintenance(Row row)
    {
        var body = Payload.Read(row.Body);
        return new CalendarEvent(
            $"{row.Key}@kept",
            body.At("from") ?? row.At!.Value,
            body.At("until"),
            $"{row.Agreement}: maintenance of {body.Text("service")}",
            null
        );
    }
}
