using System.Collections.Immutable;
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
    /// <param name="Level">The level that is breached next.</param>
    /// <param name="Breached">Only those with a breach, by now or since long.</param>
    /// <param name="DueBefore">Only those whose next breach is before this.</param>
    internal sealed record Wanted(string? Team, string? Priority, string? Service, string? Level, bool? Breached, Moment? DueBefore)
    {
        public IEnumerable<string> Tokens =>
            new[] { ("team", Team), ("priority", Priority), ("service", Service), ("level", Level) }
                .Where(t => t.Item2 is not null)
                .Select(t => TicketRow.Token(t.Item1, t.Item2!));
    }

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/tickets",
                ([AsParameters] PageOf page, [AsParameters] Wanted wanted, Calls calls) =>
                    Lists.Of(calls, page, Query(page, wanted, calls), rows => Shown(rows, calls))
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

    private static RowQuery Query(PageOf page, Wanted wanted, Calls calls)
    {
        var states = page.State switch
        {
            null => "open,paused",
            "all" => null,
            var some => some,
        };
        return (page with { State = states }).Of(TicketRow.View, calls.Who, RowOrder.Earliest) with
        {
            And = [.. wanted.Tokens],
            Until = wanted.DueBefore?.At,
            Late = wanted.Breached == true ? TicketRow.Late(calls.Now) : null,
        };
    }

    /// <summary>The bodies of rows with their subjects in words, and with what is late by now.</summary>
    internal static async Task<IReadOnlyList<string>> Shown(ImmutableArray<Row> rows, Calls calls)
    {
        var bodies = rows.Select(r => JsonNode.Parse(r.Body)!.AsObject()).ToArray();
        var texts = await Texts.Load(calls.Store, bodies.Select(b => (string?)b["subject"]).OfType<string>(), calls.Cancel);
        return [.. bodies.Select(b => Shown(b, texts, calls.Now))];
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
