using Kept.Core.Agreements;
using Kept.Core.Money;
using Kept.Core.Time;
using Kept.Text.Contract.Languages;
using Kept.Text.Language.Yaml;
using NodaTime;

namespace Kept.Text.Contract;

/// <summary>What every composer has at hand: one version of the terms, and the words of one language.</summary>
internal sealed record Draft(ContractSource Source, ContractLanguage Words)
{
    public Terms Terms => Source.Terms;

    public ValueWords Values => Words.Values;

    public string Title => Terms.Title.Length > 0 ? Terms.Title : Words.Parties.Kind(Terms.Kind);

    /// <summary>The customer's name; null where the text serves many.</summary>
    public string? Customer => Terms.Parties.Customer.Name is "any" ? null : Terms.Parties.Customer.Name;

    public string Money(Rational amount) => Values.Money(amount, Terms.Currency);

    public string Service(string id) => Terms.ServiceOf(id)?.Title ?? id;

    /// <summary>A level by its title and its clause: <c>“uptime” (clause 4)</c>.</summary>
    public string Level(string id) =>
        Terms.LevelOf(id) is { } level ? $"{Values.Quote(level.DisplayTitle)} ({Words.Levels.Clause(level.Clause)})" : Values.Quote(id);

    /// <summary>The first and the last day of the first term; null where they are not known.</summary>
    public (LocalDate? First, LocalDate? Last) FirstTerm =>
        Terms.Term is not { Starts: { } starts } term ? (null, null)
        : term.Lasts is TimeLength.Calendar { Period: var lasts }
            ? (starts, Deadlines.EndOfTerm(starts, lasts, MissingDays.Assumed(term.MissingDay)).Date?.PlusDays(-1))
        : (starts, null);

    /// <summary>The last day on which a notice may arrive before the first end; null where that is not a known day.</summary>
    public LocalDate? LastNotice =>
        FirstTerm.Last is { } last
        && Terms.Term!.Renews?.Unless is { Anchor: "end" or "renewal", Notice: TimeLength.Calendar { Period: var period } }
            ? Deadlines.LastDayOfReceipt(last, period, MissingDays.Assumed(Terms.Term.MissingDay)).Date
            : null;

    /// <summary>The word that was written at a path of keys and places; null where there is none.</summary>
    public string? Written(params IEnumerable<string> path) =>
        path.Aggregate(
            (Node?)Source.Tree,
            (node, key) =>
                node switch
                {
                    MapNode map => map[key] ?? (key == "0" ? map : null),
                    ListNode list when int.TryParse(key, out var at) && at < list.Items.Length => list.Items[at],
                    _ => null,
                }
        )
            is ScalarNode word
            ? word.Value
            : null;

    /// <summary>Whether any word of the terms as written contains this.</summary>
    public bool Mentions(string words) => Mentions(Source.Tree, words);

    private static bool Mentions(Node node, string words) =>
        node switch
        {
            MapNode map => map.Entries.Any(e => Mentions(e.Value, words)),
            ListNode list => list.Items.Any(i => Mentions(i, words)),
            ScalarNode word => word.Value.Contains(words, StringComparison.OrdinalIgnoreCase),
            _ => false,
        };
}
