using System.Collections.Immutable;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Json;
using Kept.Server.Agreements;
using Kept.Server.Evidence;
using Kept.Store;
using NodaTime;

namespace Kept.Server.Tickets;

/// <summary>A ticket as the API shows it.</summary>
internal static class TicketAnswer
{
    /// <summary>Where it stands after a command, with its clocks.</summary>
    public static string Brief(AgreementFold agreement, TicketStory story, Instant asOf)
    {
        var json = new CanonicalJson().BeginObject();
        Standing(json, agreement, TicketStanding.Of(story, agreement.Latest.Terms));
        ClockAnswer.Write(json, agreement.Clocks.Of(story, asOf));
        return json.EndObject().ToString();
    }

    /// <summary>What a change does, before it is done.</summary>
    public static string Compared(AgreementFold agreement, TicketStory before, TicketStory after, Instant asOf)
    {
        var json = new CanonicalJson().BeginObject().Key("preview").Flag(true);
        foreach (var (key, story) in new[] { ("before", before), ("after", after) })
        {
            json.Key(key).Embed(System.Text.Encoding.UTF8.GetBytes(Brief(agreement, story, asOf)));
        }

        return json.EndObject().ToString();
    }

    /// <summary>All of it: what happened, in words where they are not erased, and its clocks with their reasons.</summary>
    /// <param name="thing">Notes are shown to the provider's side alone.</param>
    public static string Whole(
        AgreementFold agreement,
        TicketThing thing,
        TicketStory story,
        TicketReading reading,
        Texts texts,
        bool withNotes
    )
    {
        var json = new CanonicalJson().BeginObject();
        Standing(json, agreement, TicketStanding.Of(story, agreement.Latest.Terms));
        Said(json, "subject", thing.SubjectId, texts, erased: "subjectErased");
        Events(json, story, texts);
        if (withNotes)
        {
            Notes(json, thing, texts);
        }

        ClockAnswer.Write(json, reading, withBands: true);
        return json.EndObject().ToString();
    }

    /// <summary>The texts that showing a ticket takes.</summary>
    public static IEnumerable<string> TextIds(TicketThing thing, TicketStory story) =>
        story.Events.Select(e => e.Note).Append(thing.SubjectId).Concat(thing.Notes.Select(n => n.TextId)).OfType<string>();

    private static void Standing(CanonicalJson json, AgreementFold agreement, TicketStanding standing)
    {
        json.Key("agreement").Text(agreement.Id).Word("customer", agreement.Customer).Key("number").Text(standing.Number);
        json.Key("state").Text(Api.Words.Of(standing.Stage)).At("openedAt", standing.OpenedAt).At("since", standing.Since);
        json.Word("pausedFor", standing.PausedFor).Key("values").BeginObject();
        foreach (var (name, value) in standing.Values)
        {
            json.Key(name).Text(value);
        }

        json.EndObject();
    }

    private static void Events(CanonicalJson json, TicketStory story, Texts texts)
    {
        json.Key("events").BeginArray();
        foreach (var e in story.Events)
        {
            json.BeginObject()
                .Key("fact")
                .Text(e.Reference)
                .Key("event")
                .Text(FactWords.Of(e.Event))
                .At("at", e.At)
                .At("recordedAt", e.RecordedAt);
            json.Word("side", e.Side is { } side ? FactWords.Of(side) : null).Word("by", e.By).Word("reason", e.Reason);
            foreach (var (name, value) in Values(e))
            {
                json.Word(name, value);
            }

            Said(json, "text", e.Note, texts).EndObject();
        }

        json.EndArray();
    }

    private static IEnumerable<(string Name, string? Value)> Values(Fact.Ticket e) =>
        [
            ("service", e.Service),
            ("category", e.Category),
            ("urgency", e.Urgency),
            ("impact", e.Impact),
            ("priority", e.Priority),
            ("product", e.Product),
            ("plan", e.Plan),
            ("site", e.Site),
            ("team", e.Team),
            ("technicalLevel", e.TechnicalLevel),
        ];

    /// <summary>The words of a reference; where they were erased, that they were.</summary>
    private static CanonicalJson Said(CanonicalJson json, string key, string? reference, Texts texts, string erased = "erased") =>
        reference is not null && texts.Of(reference) is null ? json.Key(erased).Flag(true) : json.Word(key, texts.Of(reference));

    private static void Notes(CanonicalJson json, TicketThing thing, Texts texts)
    {
        json.Key("notes").BeginArray();
        foreach (var note in thing.Notes)
        {
            Said(json.BeginObject().At("at", note.At).Key("by").Text(note.By), "text", note.TextId, texts).EndObject();
        }

        json.EndArray();
    }
}

/// <summary>Texts by id, as far as they are not erased.</summary>
internal sealed record Texts(ImmutableDictionary<string, ErasableText> All)
{
    public static async Task<Texts> Load(IStore store, IEnumerable<string> ids, CancellationToken cancel) =>
        new(await store.Texts(ids, cancel));

    /// <summary>The words of a reference; words that are none as they stand; null where they were erased.</summary>
    public string? Of(string? reference) =>
        reference is null ? null
        : All.TryGetValue(reference, out var text) ? text.Content
        : Erasables.IsReference(reference) && reference.StartsWith("text/", StringComparison.Ordinal) ? null
        : reference;
}
