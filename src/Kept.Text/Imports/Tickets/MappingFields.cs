using System.Collections.Immutable;
using Kept.Core.Evidence;
using Kept.Core.Problems;
using Kept.Text.Evidence;
using Kept.Text.Language.Yaml;
using NodaTime;
using NodaTime.Text;

namespace Kept.Text.Imports.Tickets;

/// <summary>Reads the keys of a mapping. What is not understood is a problem, and nothing is passed over.</summary>
internal sealed class MappingFields(MapNode root, List<Problem> problems)
{
    public TicketMapping Read(ImmutableArray<string> keys)
    {
        foreach (var entry in root.Entries.Where(e => !keys.Contains(e.Key)))
        {
            problems.Add(
                TicketMapping.Wrong(
                    entry.At,
                    $"a mapping has no `{entry.Key}`",
                    NearWords.DidYouMean(entry.Key, keys) ?? $"it has {string.Join(", ", keys)}"
                )
            );
        }

        return new TicketMapping
        {
            Source = Word("source") ?? "",
            Zone = Zone(),
            TimeFormat = Format(),
            Items = Word("items"),
            Fields = Ours(Map("fields"), e => Text(e)),
            Constants = Ours(Map("constants"), e => Text(e)),
            Values = Ours(Map("values"), Meanings),
            Times = Map("times")
                .Select(e => (Event: Event(e), Field: Text(e)))
                .Where(t => t.Event is not null)
                .ToImmutableSortedDictionary(t => t.Event!.Value, t => t.Field),
        };
    }

    private string? Word(string key) => root[key] is ScalarNode { IsNull: false } node ? node.Value : null;

    private DateTimeZone? Zone()
    {
        var zone = Word("zone") is { } id ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) : null;
        if (zone is null && Word("zone") is { } unknown)
        {
            problems.Add(
                TicketMapping.Wrong(root["zone"]!.At, $"there is no time zone `{unknown}`", "write Europe/Berlin, America/New_York, UTC")
            );
        }

        return zone;
    }

    private LocalDateTimePattern? Format()
    {
        if (Word("timeFormat") is not { } text)
        {
            return null;
        }

        try
        {
            return LocalDateTimePattern.CreateWithInvariantCulture(text);
        }
        catch (InvalidPatternException e)
        {
            problems.Add(
                TicketMapping.Wrong(root["timeFormat"]!.At, $"`{text}` is no form of a time: {e.Message}", "write dd/MM/yyyy HH:mm")
            );
            return null;
        }
    }

    private ImmutableArray<MapEntry> Map(string key)
    {
        if (root[key] is { } node and not MapNode)
        {
            problems.Add(TicketMapping.Wrong(node.At, $"`{key}` is a map"));
        }

        return (root[key] as MapNode)?.Entries ?? [];
    }

    private ImmutableSortedDictionary<string, T> Ours<T>(ImmutableArray<MapEntry> entries, Func<MapEntry, T> read)
    {
        foreach (var entry in entries.Where(e => !TicketMapping.IsField(e.Key)))
        {
            problems.Add(TicketMapping.Wrong(entry.At, $"events of tickets have no `{entry.Key}`", TicketMapping.Near(entry.Key)));
        }

        return entries.Where(e => TicketMapping.IsField(e.Key)).ToImmutableSortedDictionary(e => e.Key, read, StringComparer.Ordinal);
    }

    private ImmutableDictionary<string, string> Meanings(MapEntry entry)
    {
        var words = (entry.Value as MapNode)?.Entries ?? [];
        if (entry.Key == "event")
        {
            foreach (
                var word in words.Where(w =>
                    Text(w) is not (TicketMapping.Skip or TicketMapping.Continues) && TicketMapping.EventOf(Text(w)) is null
                )
            )
            {
                problems.Add(
                    TicketMapping.Wrong(
                        word.At,
                        $"`{Text(word)}` is no event",
                        "opened, assigned, responded, updated, paused, resumed, resolved, reopened, closed, changed, continues or skip"
                    )
                );
            }
        }

        return words.ToImmutableDictionary(w => w.Key, Text, StringComparer.OrdinalIgnoreCase);
    }

    private TicketEvent? Event(MapEntry entry)
    {
        var known = TicketMapping.EventOf(entry.Key);
        if (known is null)
        {
            problems.Add(TicketMapping.Wrong(entry.At, $"`{entry.Key}` is no event"));
        }

        return known;
    }

    private string Text(MapEntry entry)
    {
        if (entry.Value is ScalarNode { IsNull: false } node)
        {
            return node.Value;
        }

        problems.Add(TicketMapping.Wrong(entry.At, $"`{entry.Key}` has a word"));
        return "";
    }
}
