using System.Text;
using Kept.Cli.Commands;
using Kept.Core.Assessment;
using Kept.Core.Json;
using Kept.Text.Json;
using Kept.Text.Report;
using NodaTime;

namespace Kept.Cli.Output;

/// <summary>Due times for people and as JSON.</summary>
internal static class DeadlineOutput
{
    public static string Text(DeadlineCommand.Asked asked, DueTime due)
    {
        var words = new LocalWords(Question.ZoneOf(asked.Document));
        var text = new StringBuilder($"{asked.Level}, for a case that begins on {words.At(asked.At)} in {words.Zone}\n");
        text.Append($"Promise  {(due.Target is { } target ? Words.Bound(target) : None(asked))}\n");
        text.Append(
            $"Due      {(due.DueAt is { } at ? words.At(at) : due.Target is null ? "–" : "no time is promised that could run out")}\n"
        );
        text.Append($"Hours    {due.Calendar ?? "always"}\n");
        if (due.ClaimUntil is { } claim)
        {
            text.Append($"Claim    until {words.At(claim)}\n");
        }

        return text.ToString();
    }

    public static string Json(DeadlineCommand.Asked asked, DueTime due)
    {
        var json = new CanonicalJson().BeginObject().Key("level").Text(asked.Level).Key("at").Text(ExactText.Of(asked.At));
        json.Key("target").Text(due.Target is { } target ? Words.Bound(target) : null).Key("calendar").Text(due.Calendar);
        json.Key("dueAt").Text(Optional(due.DueAt)).Key("claimableUntil").Text(Optional(due.ClaimUntil));
        return json.EndObject() + "\n";
    }

    public static string Text(DeadlineCommand.Asked asked, IReadOnlyList<LevelResult> open)
    {
        if (open.Count == 0)
        {
            return "No open case.\n";
        }

        var words = new LocalWords(Question.ZoneOf(asked.Document));
        string[] heading = ["Case", "Due", "Used", "Promise", "Now"];
        string[][] rows = [heading, .. open.Select(l => Row(l, words))];
        return string.Concat(Columns.Of(rows, new HashSet<int>(), (_, _, cell) => cell).Select(l => $"{l}\n"));
    }

    public static string Json(IReadOnlyList<LevelResult> open)
    {
        var json = new CanonicalJson().BeginArray();
        foreach (var level in open)
        {
            LevelJson.Write(json, level, new MoneyText(2));
        }

        return json.EndArray() + "\n";
    }

    private static string None(DeadlineCommand.Asked asked) =>
        asked.Document.Agreement.InForceAt(asked.At).Terms.LevelOf(asked.Level) is { } level && SaidValues.DependsOn(level) is { Length: > 0 } by
            ? $"none for this case; it depends on {by}"
            : "none for this case";

    private static string[] Row(LevelResult level, LocalWords words) =>
        [
            level.Occurrence ?? "",
            level.Clock!.DueAt is { } due ? words.At(due) : "–",
            Words.Length(level.Clock.Used),
            level.Target,
            level.Verdict == Verdict.Missed ? "missed"
            : level.Clock.Paused ? "paused"
            : level.Clock.Running ? "running"
            : "outside its hours",
        ];

    private static string? Optional(Instant? at) => at is { } known ? ExactText.Of(known) : null;
}
