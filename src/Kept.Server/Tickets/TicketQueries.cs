using System.Text.Json.Nodes;
using Kept.Core.Assessment;
using Kept.Server.Agreements;
using Kept.Server.Api;
using Kept.Server.Assessments;
using Kept.Server.Filing;
using Kept.Server.Rights;
using Kept.Store;
using NodaTime;

namespace Kept.Server.Tickets;

internal static class TicketQueries
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/tickets",
                async ([AsParameters] PageOf page, string? team, string? priority, Calls calls) => await Queue(page, team, priority, calls)
            )
            .Needs(Permission.ReadTickets)
            .WithSummary("The queue: tickets by what breaches next; open and paused ones, or ?state=all");
        api.MapGet(
                "/agreements/{agreement}/tickets/{number}",
                (string agreement, string number, string? asOf, Calls calls) => calls.Ask(agreement, a => One(a, number, asOf, calls))
            )
            .Needs(Permission.ReadTickets)
            .WithSummary("One ticket: what happened, its clocks, and why; as of now or of another instant");
    }

    private static async Task<IResult> Queue(PageOf page, string? team, string? priority, Calls calls)
    {
        var states = page.State switch
        {
            null => "open,paused",
            "all" => null,
            var some => some,
        };
        var query = (page with { State = states }).Of(TicketRow.View, calls.Who, RowOrder.Earliest);
        var tokens = new[] { ("team", team), ("priority", priority) }
            .Where(t => t.Item2 is not null)
            .Select(t => TicketRow.Token(t.Item1, t.Item2!));
        var found = await Narrowed.List(calls.Store, query, [.. tokens], calls.Cancel);
        var bodies = found.Rows.Select(r => JsonNode.Parse(r.Body)!.AsObject()).ToArray();
        var texts = await Texts.Load(calls.Store, bodies.Select(b => (string?)b["subject"]).OfType<string>(), calls.Cancel);
        return Lists.Body(found with { Rows = [.. found.Rows.Zip(bodies, (r, b) => r with { Body = Shown(b, texts, calls.Now) })] });
    }

    /// <summary>The row with its subject in words, and whether what was in time until an instant is late by now.</summary>
    private static string Shown(JsonObject body, Texts texts, Instant now)
    {
        body["subject"] = texts.Of((string?)body["subject"]);
        body["late"] =
            body["missedAt"] is not null
            || (body["inTimeUntil"] is { } until && now > NodaTime.Text.InstantPattern.ExtendedIso.Parse((string)until!).Value);
        return body.ToJsonString(Json.Options);
    }

    private static async Task<object> One(AgreementFold agreement, string number, string? asOf, Calls calls)
    {
        var asked = new Asked(null, asOf).Of(agreement, calls.Now);
        if (asked.Value is not { AsOf: var at })
        {
            return Decision.Wrong(asked.Problems);
        }

        var book = asOf is null ? null : agreement.Book.KnownAt(at);
        if ((book is null ? agreement.StoryOf(number) : book.TicketOf(number)) is not { } story)
        {
            return Decision.Unknown($"ticket {number}");
        }

        var thing = agreement.Tickets.GetValueOrDefault(number) ?? new TicketThing(number);
        var reading = (book is null ? agreement.Clocks : new TicketClocks(agreement.Agreement, book)).Of(story, at);
        var texts = await Texts.Load(calls.Store, TicketAnswer.TextIds(thing, story), calls.Cancel);
        return new JsonText(TicketAnswer.Whole(agreement, thing, story, reading, texts, withNotes: !calls.Who.IsCustomer));
    }
}
