using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Kept.Server.Filing;
using Kept.Text.Contract;
using NodaTime;
using NodaTime.Text;
using static Kept.Text.Contract.ContractBlock;

namespace Kept.Server.Statements;

/// <summary>
/// A statement for people, made from the frozen JSON and nothing else: what was promised, whether it was kept, what is owed and why, and by
/// which hashes both can check it.
/// </summary>
internal static class StatementText
{
    /// <param name="zone">The agreement's: its days are those that people mean.</param>
    public static ContractDocument Document(
        string title,
        JsonElement statement,
        DateTimeZone zone,
        IReadOnlyList<(string Name, string Value)> foot
    ) =>
        new(
            "en",
            title,
            [
                new Paragraph(
                    $"{statement.Text("agreement")}, {Period(statement, zone)}, as known at {Local(statement.At("asOf")!.Value, zone)}."
                ),
                new Heading(1, null, "Service levels"),
                Levels(statement),
                .. Credit(statement),
                .. Adjustment(statement),
                new Heading(1, null, "Reasons"),
                .. Each(statement, "levels").SelectMany(Reasons),
                new Heading(1, null, "To check it"),
                new Items([.. foot.Select(f => $"{f.Name}: {f.Value}"), $"SHA-256 of the statement: {statement.Text("hash")}"]),
            ],
            new ContractFoot(statement.Text("agreement") ?? "", statement.Text("hash") ?? "", (page, of) => $"Page {page} of {of}")
        );

    /// <summary>The lines as CSV: one for each level, window, member and occurrence.</summary>
    public static string Csv(JsonElement statement)
    {
        var text = new StringBuilder(
            "clause,level,from,until,member,occurrence,verdict,figure,target,state,accrued,entitled,claimed,granted,settled\r\n"
        );
        foreach (var level in Each(statement, "levels"))
        {
            var (window, credit) = (level.GetProperty("window"), level.GetProperty("credit"));
            string?[] cells =
            [
                level.Text("clause"),
                level.Text("id"),
                window.Text("from"),
                window.Text("until"),
                level.Text("member"),
                level.Text("occurrence"),
                level.Text("verdict"),
                Figure(level),
                level.Text("target"),
                credit.Text("state"),
                .. Amounts.Select(a => Amount(credit, a)),
            ];
            text.Append(Api.Csv.Line(cells));
        }

        return text.ToString();
    }

    private static readonly string[] Amounts = ["accrued", "entitled", "claimed", "granted", "settled"];

    /// <summary>First and last day, both included.</summary>
    private static string Period(JsonElement statement, DateTimeZone zone)
    {
        var period = statement.GetProperty("period");
        var (from, last) = (period.At("from")!.Value, period.At("until")!.Value - Duration.FromTicks(1));
        return $"{LocalDatePattern.Iso.Format(from.InZone(zone).Date)} to {LocalDatePattern.Iso.Format(last.InZone(zone).Date)} ({zone.Id})";
    }

    private static string Local(Instant at, DateTimeZone zone) =>
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss").Format(at.InZone(zone).LocalDateTime);

    private static Table Levels(JsonElement statement) =>
        new(
            [
                new Column("Clause", Share: 1),
                new Column("Level", Share: 3),
                new Column("Promise"),
                new Column("Figure", IsNumber: true),
                new Column("Verdict"),
                new Column("Credit", IsNumber: true),
            ],
            [.. Each(statement, "levels").Select(Line)]
        );

    private static ImmutableArray<string> Line(JsonElement level)
    {
        var name = level.Text("occurrence") is { } occurrence ? $"{level.Text("title")}, {occurrence}" : level.Text("title") ?? "";
        return
        [
            level.Text("clause") ?? "",
            name,
            level.Text("target") ?? "",
            Figure(level),
            level.Text("verdict") ?? "",
            Amount(level.GetProperty("credit"), "granted"),
        ];
    }

    private static IEnumerable<ContractBlock> Credit(JsonElement statement)
    {
        var credit = statement.GetProperty("credit");
        yield return new Heading(1, null, "Credit");
        yield return new Items([.. Amounts.Select(a => $"{a}: {credit.Text("currency")} {Amount(credit, a)}")]);
    }

    private static IEnumerable<ContractBlock> Adjustment(JsonElement statement)
    {
        if (!statement.TryGetProperty("adjustment", out var adjustment))
        {
            yield break;
        }

        yield return new Heading(1, null, "Adjustment");
        yield return new Paragraph(
            $"This statement replaces the one with the hash {adjustment.Text("replaces")}. Added to its amounts, these lines give the new ones."
        );
        yield return new Table(
            [
                new Column("Level", Share: 3),
                new Column("Was"),
                new Column("Is"),
                new Column("Granted", IsNumber: true),
                new Column("Because of", Share: 3),
            ],
            [
                .. Each(adjustment, "lines")
                    .Select(l =>
                        ImmutableArray.Create(
                            l.Text("level") ?? "",
                            l.Text("was") ?? "–",
                            l.Text("is") ?? "–",
                            Amount(l, "granted"),
                            string.Join(", ", l.Texts("facts"))
                        )
                    ),
            ]
        );
    }

    private static IEnumerable<ContractBlock> Reasons(JsonElement level)
    {
        if (level.TryGetProperty("reasons", out var reasons))
        {
            yield return new Paragraph($"{reasons.Text("text")}.");
            var lines = Each(reasons, "because").SelectMany(r => Said(r, "")).ToImmutableArray();
            if (!lines.IsEmpty)
            {
                yield return new Items(lines);
            }
        }
    }

    private static IEnumerable<string> Said(JsonElement reason, string indent)
    {
        var facts = string.Join(", ", reason.Texts("facts"));
        string?[] rests =
        [
            reason.Text("clause") is { } c ? $"clause {c}" : null,
            reason.Text("ruling"),
            facts.Length > 0 ? $"from {facts}" : null,
        ];
        var by = string.Join(", ", rests.OfType<string>());
        yield return by.Length == 0 ? $"{indent}{reason.Text("text")}" : $"{indent}{reason.Text("text")} [{by}]";
        foreach (var below in Each(reason, "because").SelectMany(r => Said(r, indent + "– ")))
        {
            yield return below;
        }
    }

    private static string Figure(JsonElement level) =>
        level.TryGetProperty("figure", out var figure) && figure.ValueKind == JsonValueKind.Object
            ? figure.Text("unit") == "percent"
                ? $"{figure.Text("shown")}%"
                : figure.Text("shown") ?? ""
            : level.Text("best") is { } best
                ? $"{best} to {level.Text("worst")}"
                : "none";

    /// <summary>An amount, or both ends of a range.</summary>
    private static string Amount(JsonElement of, string key) =>
        !of.TryGetProperty(key, out var amount) ? ""
        : amount.ValueKind == JsonValueKind.Object ? $"{amount.Text("best")} to {amount.Text("worst")}"
        : amount.GetString() ?? "";

    private static IEnumerable<JsonElement> Each(JsonElement of, string key) =>
        of.TryGetProperty(key, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];
}
