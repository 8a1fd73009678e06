using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Checks.Times;

namespace Kept.Core.Checks.Document;

/// <summary>
/// What the text behind the terms leaves open: each <c>assumed:</c> entry is a finding, under the name of what is missing where it has one.
/// </summary>
internal static class AssumedChecks
{
    private static readonly CheckKind Zone = new(
        "zone-unstated",
        CheckGroup.Time,
        Severity.Warning,
        "the text names no time zone",
        "Days, months and deadlines begin and end at other instants in another zone. Let the text name one."
    );

    private static readonly CheckKind Holidays = new(
        "holidays-unstated",
        CheckGroup.Time,
        Severity.Warning,
        "the text speaks of holidays and lists none",
        "Which days are closed decides what counts as downtime and when an answer is due. Let the text name a list, with its years."
    );

    private static readonly CheckKind MonthLength = new(
        "month-length-unstated",
        CheckGroup.Time,
        Severity.Warning,
        "the text counts months and does not say where they end",
        "A month after 31 January has no last day of its own. Let the text say `missingDay: last` or `next`."
    );

    private static readonly CheckKind Rounding = new(
        "rounding-unstated",
        CheckGroup.Money,
        Severity.Warning,
        "the text does not say how amounts are rounded",
        "Two honest programs then pay different cents. Let the text say to what, how and where amounts are rounded."
    );

    private static readonly CheckKind Claim = new(
        "claim-anchor-unstated",
        CheckGroup.Claims,
        Severity.Warning,
        "the text does not say from when the time for a claim runs",
        "24 hours from the begin of an outage, from its end or from the report are three deadlines. Let the text name the event."
    );

    private static readonly CheckKind Silence = new(
        "silence-unstated",
        CheckGroup.Measure,
        Severity.Warning,
        "the text does not say what the absence of facts means",
        "Without records a service may count as up, as down, or as not known (R2). Let the text say whose records are complete."
    );

    private static readonly CheckKind Response = new(
        "response-undefined",
        CheckGroup.Support,
        Severity.Warning,
        "the text does not say what a response is",
        "A ticket number, a first word of a person and the begin of the work are three events. Let the text name "
            + "those between which time runs."
    );

    private static readonly CheckKind NoticeAnchor = new(
        "notice-anchor-unstated",
        CheckGroup.Term,
        Severity.Warning,
        "the text does not say before what a notice is due",
        "The end of the term, of a month and of a quarter are different days. Let the text name one."
    );

    private static readonly CheckKind Other = new(
        "term-assumed",
        CheckGroup.Document,
        Severity.Note,
        "a term that the text does not state",
        "The terms are clearer than the text that they were taken from. Have the text say it too."
    );

    public static readonly ImmutableArray<Check> All =
    [
        .. new[] { Zone, Holidays, MonthLength, Rounding, Claim, Silence, Response, NoticeAnchor, Other }.Select(Of),
    ];

    private static Check Of(CheckKind kind) =>
        new(
            kind,
            c =>
                c.Terms.Frame.Assumed.Where(a => KindOf(a.Path.Split('/')) == kind && !ZoneNames.NamesSeveral(a))
                    .Select(a => Found(c.Terms, kind, a))
        );

    private static CheckKind KindOf(string[] keys) =>
        keys switch
        {
            ["timeZone"] or ["calendars", _, "timeZone"] => Zone,
            ["calendars", _, "holidays", ..] => Holidays,
            ["missingDay"] or [.., "missingDay"] => MonthLength,
            ["rounding", ..] => Rounding,
            ["claim", "after"] or ["serviceLevels", _, "claim", "after"] => Claim,
            ["serviceLevels", _, "measure", "evidence", ..] => Silence,
            ["serviceLevels", _, "measure", "time" or "attainment"] => Response,
            ["term", "renews", "unless", "before"] => NoticeAnchor,
            _ => Other,
        };

    private static Finding Found(Terms terms, CheckKind kind, AssumedTerm assumed)
    {
        var value = assumed.Value is { } v ? $", here {Short(v)}" : "";
        var finding = kind.At(assumed.Path, $"`{assumed.Term}`{value}, is assumed: {assumed.Reason}");
        var level = assumed.Path.Split('/') is ["serviceLevels", var id, ..] ? terms.LevelOf(id) : null;
        return level is null ? finding : finding with { Level = level.Id, Clause = level.Clause };
    }

    private static string Short(string value) => value.Length <= 60 ? $"`{value}`" : $"`{value[..57]}…`";
}
