using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;

namespace Kept.Server.Api;

/// <summary>The columns of lists as tables, by view: every member that the bodies of its rows may have, in a fixed order.</summary>
public static class Columns
{
    private const string Credits =
        "agreement customer zone line.level line.clause line.from line.until line.member line.occurrence line.verdict line.figure line.target "
        + "line.currency line.state line.accrued line.accrued.worst line.entitled line.entitled.worst line.claimed line.claimed.worst "
        + "line.granted line.granted.worst line.disputed line.disputed.worst line.settled line.claimableUntil line.answerDueAt";

    private const string Tickets =
        "agreement customer number subject state openedAt since pausedFor values.service values.category values.urgency values.impact "
        + "values.priority values.product values.plan values.site values.team values.technicalLevel level clause dueAt inTimeUntil missedAt "
        + "missed late";

    private static readonly FrozenDictionary<string, ImmutableArray<ListColumn>> All = new Dictionary<string, string>
    {
        ["agreements"] = "id title customer kind provider with stage zone currency starts endedOn versions hash levels",
        ["claims"] = "agreement customer zone fact state level of from until receivedAt member",
        ["credits"] = Credits,
        ["customers"] = "id name",
        ["disputes"] = "agreement customer fact state of at by",
        ["due"] = "agreement customer kind name at party clause sentence about aboutAt",
        ["maintenance"] = "agreement customer maintenance state service resource from until announcedAt requestedBy emergency",
        ["members"] = "agreement customer fact state member resource plan fee from until",
        ["outages"] = "agreement customer outage service resource site from until cause weight by",
        ["standing"] =
            "agreement customer level clause title from until asOf member verdict soFar best worst unit target margin headroom"
            + " badSeconds badLeftSeconds badLeftBeforeCreditSeconds inTime late open moreMayMiss openMayMiss moreLeft nextDueAt",
        ["statements"] = "agreement customer fact state statement period hash at replaces",
        ["tickets"] = Tickets,
        ["topology"] = "agreement customer fact state parent child from until",
        ["webhooks"] = "id url kinds customer active through waiting",
    }.ToFrozenDictionary(v => v.Key, v => v.Value.Split(' ').Select(p => new ListColumn(p)).ToImmutableArray());

    /// <exception cref="KeyNotFoundException">Nobody said which columns the view has.</exception>
    public static ImmutableArray<ListColumn> Of(string view) => All[view];
}

/// <param name="Path">Members, one in the other: <c>line.accrued.worst</c>.</param>
public sealed record ListColumn(string Path)
{
    /// <summary>The last member, and of what one amount is at worst, that: <c>accruedWorst</c>.</summary>
    public string Name => Path.Split('.') is [_, var of, "worst"] ? $"{of}Worst" : Path.Split('.')[^1];

    /// <summary>What stands in a body; null: nothing. Of an amount between two the best, of several texts all.</summary>
    public string? In(JsonElement body)
    {
        foreach (var member in Path.Split('.'))
        {
            if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty(member, out body))
            {
                return null;
            }
        }

        return Written(body);
    }

    private static string? Written(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Null or JsonValueKind.Undefined => null,
            JsonValueKind.Array => string.Join("; ", value.EnumerateArray().Select(Written)),
            JsonValueKind.Object => value.TryGetProperty("best", out var best) ? Written(best) : value.GetRawText(),
            JsonValueKind.String => value.GetString(),
            JsonValueKind.True or JsonValueKind.False or JsonValueKind.Number => value.GetRawText(),
        };
}
