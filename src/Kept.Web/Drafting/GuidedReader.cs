using System.Collections.Immutable;
using System.Text.Json;

namespace Kept.Web.Drafting;

/// <summary>
/// Terms read back into the guided form, from their tree (<c>POST /yaml</c>). What the form cannot say is not looked for here: the form's
/// own terms are compared with the tree (<see cref="TreeDifference"/>).
/// </summary>
public static class GuidedReader
{
    public static Guided Of(JsonElement tree) =>
        new()
        {
            Id = tree.Text("agreement"),
            Title = tree.Text("title"),
            Provider = Party(tree.In("parties").In("provider")),
            Customer = Party(tree.In("parties").In("customer")),
            Currency = tree.Text("currency"),
            Zone = tree.Text("timeZone"),
            Starts = tree.In("term").Text("starts"),
            Lasts = tree.In("term").Text("lasts"),
            Renews = tree.In("term").In("renews").Bare("for"),
            Notice = tree.In("term").In("renews").In("unless").Bare("notice"),
            Hours = tree.In("calendars").In("office").Bare("hours"),
            Holidays = tree.In("calendars").In("office").Text("holidays"),
            Rates = [.. tree.In("rates").Members().Select(Rate)],
            Services = [.. tree.In("services").Members().Select(Service)],
            Levels = [.. tree.In("serviceLevels").Members().Select(Level)],
        };

    private static GuidedParty Party(JsonElement party) => new(party.Bare("name"), party.Text("email"), party.Text("address"));

    private static GuidedRate Rate(JsonProperty rate)
    {
        var words = rate.Value.Bare("rate").Split(", in steps of ");
        var (amount, per) = Halves(words[0], " per ");
        return new GuidedRate(rate.Name, amount, per, words.Length > 1 ? words[1] : "");
    }

    private static GuidedService Service(JsonProperty service)
    {
        var price = service.Value.In("price");
        if (price.ValueKind == JsonValueKind.Undefined)
        {
            return new GuidedService(service.Name, service.Value.Text("title"), "", GuidedService.Free);
        }

        var (amount, billed) = price.Text("rate") is { Length: > 0 } rate ? (rate, GuidedService.ByRate) : Halves(price.Bare(""), " per ");
        return new GuidedService(service.Name, service.Value.Text("title"), amount, billed);
    }

    private static GuidedLevel Level(JsonProperty level)
    {
        var (of, measure) = (level.Value, level.Value.In("measure"));
        var isAvailability = measure.Text("availability").Length > 0;
        return new GuidedLevel
        {
            Name = level.Name,
            Kind =
                isAvailability ? GuidedLevel.Availability
                : measure.Text("time").EndsWith("resolved", StringComparison.Ordinal) ? GuidedLevel.Resolution
                : GuidedLevel.Response,
            Service = of.Text("of"),
            Target = After(After(of.Bare("target"), "at least "), "at most "),
            InOfficeHours = (isAvailability ? measure.Text("during") : measure.Text("clock")) == "office",
            Maintenance = Days(of.In("exclude").First().In("when").First().Text("notice")),
            Waits = measure.Text("pausedWhile").Length > 0,
            Steps = [.. of.In("credit").In("table").Items().Select((row, i) => Step(row, i == 0))],
            Cap = Halves(of.In("limits").First().Text("atMost"), " of the ").First,
            ClaimDays = Days(of.In("claim").Text("within")),
            AnswerDays = Halves(of.In("claim").Text("answer"), " office").First,
        };
    }

    private static GuidedStep Step(JsonElement row, bool isFirst) =>
        new(
            isFirst ? ""
                : row.Text("below") is { Length: > 0 } below ? below
                : row.Text("over"),
            row.Text("give")
        );

    /// <summary><c>at least 3 days</c> as 3.</summary>
    private static string Days(string length) => Halves(After(length, "at least "), " day").First;

    private static string After(string text, string lead) => text.StartsWith(lead, StringComparison.Ordinal) ? text[lead.Length..] : text;

    private static (string First, string Second) Halves(string text, string at) =>
        text.IndexOf(at, StringComparison.Ordinal) is >= 0 and var i ? (text[..i], text[(i + at.Length)..]) : (text, "");
}

/// <summary>Trees without asking at each step whether there is one.</summary>
internal static class TreeSteps
{
    public static JsonElement In(this JsonElement tree, string key) =>
        tree.ValueKind == JsonValueKind.Object && tree.TryGetProperty(key, out var value) ? value : default;

    /// <summary>Of a list the first, and what is no list itself.</summary>
    public static JsonElement First(this JsonElement tree) =>
        tree.ValueKind == JsonValueKind.Array ? tree.EnumerateArray().FirstOrDefault() : tree;

    public static IEnumerable<JsonProperty> Members(this JsonElement tree) =>
        tree.ValueKind == JsonValueKind.Object ? tree.EnumerateObject() : Enumerable.Empty<JsonProperty>();

    public static IEnumerable<JsonElement> Items(this JsonElement tree) =>
        tree.ValueKind == JsonValueKind.Array ? tree.EnumerateArray() : Enumerable.Empty<JsonElement>();

    public static string Text(this JsonElement tree, string key) => tree.In(key).Word();

    /// <summary>The word itself where it stands for the map that has it under a key.</summary>
    public static string Bare(this JsonElement tree, string key) => tree.ValueKind == JsonValueKind.Object ? tree.Text(key) : tree.Word();

    public static string Word(this JsonElement tree) =>
        tree.ValueKind switch
        {
            JsonValueKind.String => tree.GetString() ?? "",
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => tree.GetRawText(),
            _ => "",
        };
}
