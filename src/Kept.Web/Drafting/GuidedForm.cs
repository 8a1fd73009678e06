using System.Collections.Immutable;
using System.Globalization;

namespace Kept.Web.Drafting;

/// <summary>
/// The guided form's fields and what they say: read from what was sent, with the row added or taken out that a button asks for
/// (<c>add-level-response</c>, <c>drop-level-0</c>, <c>add-step-1</c>).
/// </summary>
public static class GuidedForm
{
    public static Guided Of(IReadOnlyDictionary<string, string[]> sent, string? act = null)
    {
        string Text(string name) => sent.TryGetValue(name, out var values) && values.Length > 0 ? values[^1].Trim() : "";
        var guided = new Guided
        {
            Id = Text("id"),
            Title = Text("title"),
            Provider = new GuidedParty(Text("provider.name"), Text("provider.email"), Text("provider.address")),
            Customer = new GuidedParty(Text("customer.name"), Text("customer.email"), Text("customer.address")),
            Currency = Text("currency"),
            Zone = Text("zone"),
            Starts = Text("starts"),
            Lasts = Text("lasts"),
            Renews = Text("renews"),
            Notice = Text("notice"),
            Hours = Text("hours"),
            Holidays = Text("holidays"),
            Rates = Rows(Text, "rate", p => new GuidedRate(Text($"{p}.name"), Text($"{p}.amount"), Text($"{p}.per"), Text($"{p}.steps"))),
            Services = Rows(
                Text,
                "service",
                p => new GuidedService(Text($"{p}.name"), Text($"{p}.title"), Text($"{p}.price"), Text($"{p}.billed"))
            ),
            Levels = Rows(Text, "level", p => Level(Text, p)),
        };
        return act is null ? guided : After(guided, act.Split('-', 3));
    }

    private static GuidedLevel Level(Func<string, string> text, string prefix) =>
        new()
        {
            Kind = text($"{prefix}.kind"),
            Name = text($"{prefix}.name"),
            Service = text($"{prefix}.service"),
            Target = text($"{prefix}.target"),
            InOfficeHours = text($"{prefix}.hours") == "office",
            Maintenance = text($"{prefix}.maintenance"),
            Waits = text($"{prefix}.waits") == "true",
            Cap = text($"{prefix}.cap"),
            ClaimDays = text($"{prefix}.claim"),
            AnswerDays = text($"{prefix}.answer"),
            Steps = Rows(text, $"{prefix}.step", s => new GuidedStep(text($"{s}.beyond"), text($"{s}.give"))),
        };

    /// <summary>As many as the form says that it has.</summary>
    private static ImmutableArray<T> Rows<T>(Func<string, string> text, string name, Func<string, T> row) =>
        int.TryParse(text($"{name}s"), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? [.. Enumerable.Range(0, Math.Min(count, 100)).Select(i => row($"{name}[{i}]"))]
            : [];

    private static Guided After(Guided guided, string[] act) =>
        act switch
        {
            ["add", "rate"] => guided with { Rates = guided.Rates.Add(new GuidedRate("", "", "hour", "15 minutes")) },
            ["add", "service"] => guided with { Services = guided.Services.Add(new GuidedService("", "", "", GuidedService.Monthly)) },
            ["add", "level", var kind] when GuidedLevel.Kinds.Contains(kind) => guided with
            {
                Levels = guided.Levels.Add(GuidedLevel.Of(kind)),
            },
            ["add", "step", var at] => Changed(guided, at, l => l with { Steps = l.Steps.Add(new GuidedStep("", "")) }),
            ["drop", "rate", var at] => guided with { Rates = Without(guided.Rates, at) },
            ["drop", "service", var at] => guided with { Services = Without(guided.Services, at) },
            ["drop", "level", var at] => guided with { Levels = Without(guided.Levels, at) },
            ["drop", "step", var at] when at.Split('.') is [var level, var step] => Changed(
                guided,
                level,
                l => l with { Steps = Without(l.Steps, step) }
            ),
            _ => guided,
        };

    private static Guided Changed(Guided guided, string at, Func<GuidedLevel, GuidedLevel> change) =>
        Index(at, guided.Levels.Length) is { } i ? guided with { Levels = guided.Levels.SetItem(i, change(guided.Levels[i])) } : guided;

    private static ImmutableArray<T> Without<T>(ImmutableArray<T> rows, string at) =>
        Index(at, rows.Length) is { } i ? rows.RemoveAt(i) : rows;

    private static int? Index(string text, int count) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < count ? index : null;
}
