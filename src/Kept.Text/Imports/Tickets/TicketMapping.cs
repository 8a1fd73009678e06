using System.Collections.Frozen;
using System.Collections.Immutable;
using Kept.Core.Evidence;
using Kept.Core.Problems;
using Kept.Text.Evidence;
using Kept.Text.Language;
using Kept.Text.Language.Yaml;
using NodaTime;
using NodaTime.Text;

namespace Kept.Text.Imports.Tickets;

/// <summary>
/// How the export of a help desk is read as events of tickets: which of its fields is what, and which of its words mean what. One record is
/// one event (<c>fields: {event: …}</c>), or one ticket with a column for each time (<c>times: {opened: …}</c>).
/// </summary>
public sealed record TicketMapping
{
    /// <summary>In the place of an event: the record says nothing that a clock asks for.</summary>
    public const string Skip = "skip";

    /// <summary>In the place of an event: work goes on; resumed after a pause, reopened after an end, otherwise a change.</summary>
    public const string Continues = "continues";

    private static readonly FrozenSet<string> Known = new[]
    {
        "id",
        "ticket",
        "event",
        "at",
        "side",
        "reason",
        "team",
        "service",
        "category",
        "urgency",
        "impact",
        "priority",
        "product",
        "plan",
        "site",
        "technicalLevel",
        "note",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly ImmutableArray<string> Keys =
    [
        "source",
        "zone",
        "timeFormat",
        "items",
        "fields",
        "values",
        "constants",
        "times",
    ];

    /// <summary>Who keeps the record: facts are named by it and their id.</summary>
    public string Source { get; init; } = "";

    /// <summary>In which times without offset are read; null: they are refused.</summary>
    public DateTimeZone? Zone { get; init; }

    /// <summary>How times are written that are not ISO 8601: <c>dd/MMM/yy h:mm tt</c>.</summary>
    public LocalDateTimePattern? TimeFormat { get; init; }

    /// <summary>The member that holds the list, where the export is a JSON object.</summary>
    public string? Items { get; init; }

    /// <summary>The export's name of each field of ours; <c>fields.priority.name</c> goes into JSON objects.</summary>
    public ImmutableSortedDictionary<string, string> Fields { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>For a field of ours, what the export's words mean, in any case; <c>*</c> for all others.</summary>
    public ImmutableSortedDictionary<string, ImmutableDictionary<string, string>> Values { get; init; } =
        ImmutableSortedDictionary<string, ImmutableDictionary<string, string>>.Empty;

    /// <summary>Fields that are the same for all records.</summary>
    public ImmutableSortedDictionary<string, string> Constants { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The export's field with the time of each event, where a record is a whole ticket.</summary>
    public ImmutableSortedDictionary<TicketEvent, string> Times { get; init; } = ImmutableSortedDictionary<TicketEvent, string>.Empty;

    /// <summary>The event of a word of ours; null: it is none.</summary>
    internal static TicketEvent? EventOf(string word) =>
        Enum.GetValues<TicketEvent>().Select(e => (TicketEvent?)e).FirstOrDefault(e => FactWords.Of(e!.Value) == word);

    /// <summary>A mapping as YAML or JSON, or all that is wrong with it.</summary>
    public static Checked<TicketMapping> Read(SourceText source)
    {
        var problems = new List<Problem>();
        var root = YamlReader.Read(source, problems) as MapNode;
        if (root is null)
        {
            return Checked<TicketMapping>.Refused(
                problems.DefaultIfEmpty(Wrong(new Place(source.Name, 1, 1), "a mapping is a map of `source`, `fields` and more"))
            );
        }

        var mapping = new MappingFields(root, problems).Read(Keys);
        problems.AddRange(Missing(mapping, root.At));
        return problems.Count > 0 ? Checked<TicketMapping>.Refused(problems) : Checked<TicketMapping>.Fine(mapping);
    }

    internal static bool IsField(string name) => Known.Contains(name);

    internal static Problem Wrong(Place at, string sentence, string? hint = null) => new("mapping-wrong", at, sentence, hint);

    internal static string? Near(string word) => NearWords.DidYouMean(word, Known);

    private static IEnumerable<Problem> Missing(TicketMapping mapping, Place at)
    {
        if (mapping.Source.Length == 0 || mapping.Source.Contains('/', StringComparison.Ordinal))
        {
            yield return Wrong(at, "`source` is missing, or has a slash", "write the name of the tool: `source: zammad`");
        }

        if (!mapping.Fields.ContainsKey("ticket"))
        {
            yield return Wrong(at, "`fields` does not say which field is the number of the `ticket`");
        }

        if (
            mapping.Times.IsEmpty
            && !(mapping.Fields.ContainsKey("at") && (mapping.Fields.ContainsKey("event") || mapping.Constants.ContainsKey("event")))
        )
        {
            yield return Wrong(
                at,
                "nothing says which event happened when",
                "name the fields `event` and `at`, or under `times` a field for each event"
            );
        }
    }
}
