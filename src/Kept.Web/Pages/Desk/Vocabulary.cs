namespace Kept.Web.Pages.Desk;

/// <summary>The words that an agreement knows, as <c>GET /agreements/{a}/vocabulary</c> gives them.</summary>
public sealed record Vocabulary(
    string Agreement,
    string Title,
    string Customer,
    string Zone,
    IReadOnlyList<Vocabulary.Service> Services,
    IReadOnlyList<string> Subjects,
    IReadOnlyList<Vocabulary.Level> Levels,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Values,
    IReadOnlyList<string> Pauses,
    IReadOnlyList<string> Causes,
    IReadOnlyList<string> Findings
)
{
    public sealed record Service(string Id, string Title, string? Clause, IReadOnlyList<string> Resources);

    public sealed record Level(string Id, string Clause, string Title, IReadOnlyList<string> Of, bool OfTickets, bool HasTimeline);

    /// <summary>Services and what else evidence may name, with what they are called.</summary>
    public IEnumerable<(string Value, string Text)> SubjectOptions =>
        Subjects.Select(s => (s, Services.FirstOrDefault(x => x.Id == s) is { } known && known.Title != s ? $"{known.Title} ({s})" : s));

    public string TitleOf(string? service) => Services.FirstOrDefault(s => s.Id == service)?.Title ?? service ?? "";
}
