using Kept.Core.Evidence;
using Kept.Core.Json;
using Kept.Core.Problems;
using Kept.Text.Evidence;
using NodaTime;

namespace Kept.Text.Imports.Tickets;

/// <param name="Continues">Which event it is follows from what went before.</param>
/// <param name="IsWhole">The record is a whole ticket: what it says of the ticket is as of now, not as of the event.</param>
/// <param name="OnlyIfChanged">A change, if there is any.</param>
internal sealed record ExportedEvent(Place At, Fact.Ticket Fact, bool Continues, bool IsWhole, bool OnlyIfChanged);

/// <summary>One record read by a mapping.</summary>
internal sealed class ExportedRecord(TicketMapping mapping, ExportRecord record, ProblemList problems, Instant now)
{
    public IEnumerable<ExportedEvent> Events()
    {
        if (Value("ticket") is not { } number)
        {
            problems.Add("missing-field", record.At, $"the number of the ticket is missing (`{mapping.Fields["ticket"]}`)");
            return [];
        }

        return mapping.Times.IsEmpty ? OfEvent(number) : OfTicket(number);
    }

    private IEnumerable<ExportedEvent> OfEvent(string number)
    {
        var written = Written("event");
        var word = Value("event");
        if (word == TicketMapping.Skip)
        {
            yield break;
        }

        var what = word is null ? null : TicketMapping.EventOf(word);
        if (what is null && word != TicketMapping.Continues)
        {
            problems.Add(
                "unknown-event",
                record.At,
                written is null ? "the event is missing" : $"the mapping does not say which event `{written}` is",
                "name it under values/event, or map it to `skip`"
            );
        }

        var time = Value("at");
        var at = time is null ? null : ExportTimes.Read(time, mapping, record.At, problems);
        if (time is null)
        {
            problems.Add("missing-field", record.At, $"the time is missing (`{mapping.Fields["at"]}`)");
        }

        if (at is { } known && (what is not null || word == TicketMapping.Continues))
        {
            var id = Written("id") ?? $"{number}-{word}-{ExactText.Of(known)}";
            yield return new ExportedEvent(record.At, Fact(number, what ?? TicketEvent.Changed, known, id), what is null, false, false);
        }
    }

    private IEnumerable<ExportedEvent> OfTicket(string number)
    {
        foreach (var (what, field) in mapping.Times)
        {
            if (record.ValueOf(field) is { } time && ExportTimes.Read(time, mapping, record.At, problems) is { } at)
            {
                yield return new ExportedEvent(
                    record.At,
                    Fact(number, what, at, $"{number}-{FactWords.Of(what)}-{ExactText.Of(at)}"),
                    false,
                    true,
                    false
                );
            }
        }

        var changed = Value("at") is { } touched ? ExportTimes.Read(touched, mapping, record.At, problems) : now;
        if (changed is { } on)
        {
            yield return new ExportedEvent(
                record.At,
                Fact(number, TicketEvent.Changed, on, $"{number}-changed-{ExactText.Of(on)}"),
                false,
                true,
                true
            );
        }
    }

    private Fact.Ticket Fact(string number, TicketEvent what, Instant at, string id) =>
        new(number, what, at)
        {
            Id = id,
            Source = mapping.Source,
            RecordedAt = at,
            Side = Side(what),
            Reason = Value("reason"),
            Note = Value("note"),
            Team = Value("team"),
            Service = Value("service"),
            Category = Value("category"),
            Urgency = Value("urgency"),
            Impact = Value("impact"),
            Priority = Value("priority"),
            Product = Value("product"),
            Plan = Value("plan"),
            Site = Value("site"),
            TechnicalLevel = Value("technicalLevel"),
        };

    private TicketSide? Side(TicketEvent what)
    {
        var word = Value("side");
        var side = Enum.GetValues<TicketSide>().Select(s => (TicketSide?)s).FirstOrDefault(s => FactWords.Of(s!.Value) == word);
        if (word is not null && side is null)
        {
            problems.Add(
                "unknown-side",
                record.At,
                $"the mapping does not say which side `{Written("side")}` is",
                "customer, provider or automatic"
            );
        }

        return side ?? (mapping.Times.IsEmpty || what is TicketEvent.Opened or TicketEvent.Changed ? null : TicketSide.Provider);
    }

    /// <summary>As the export has it.</summary>
    private string? Written(string field) => mapping.Fields.TryGetValue(field, out var theirs) ? record.ValueOf(theirs) : null;

    /// <summary>In our words; what the mapping has no word for stays as it is, but for events and sides.</summary>
    private string? Value(string field)
    {
        var written = Written(field);
        return written is null ? mapping.Constants.GetValueOrDefault(field)
            : !mapping.Values.TryGetValue(field, out var words) ? written
            : words.TryGetValue(written, out var ours) || words.TryGetValue("*", out ours) ? ours
            : field == "event" ? null
            : written;
    }
}
