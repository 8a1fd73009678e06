using NodaTime;

namespace Kept.Web.Pages.Tickets;

/// <summary>What a customer is covered by, as <c>GET /entitlement</c> gives it.</summary>
public sealed record Entitlement(string Customer, bool Covered, IReadOnlyList<Entitlement.Cover> Agreements)
{
    public sealed record Cover(
        string Agreement,
        string Title,
        bool Covered,
        LocalDate? From,
        LocalDate? Until,
        IReadOnlyList<Service> Services,
        IReadOnlyList<Level> Levels,
        IReadOnlyList<Contact> Contacts
    );

    public sealed record Service(string Id, string? Clause, string Title);

    public sealed record Level(string Id, string Clause, string Title, bool OfShare, IReadOnlyList<Case> Cases);

    /// <param name="Keys">By what it is told apart from others; null: there is one for all.</param>
    public sealed record Case(
        [property: System.Text.Json.Serialization.JsonPropertyName("case")] IReadOnlyDictionary<string, string>? Keys,
        string Target,
        string? Calendar,
        Instant? DueAt,
        IReadOnlyList<string>? Doubts
    );

    public sealed record Contact(
        string Id,
        string? Role,
        string? Email,
        string? Phone,
        string? Url,
        string Hours,
        bool Open,
        Instant? ChangesAt
    );
}
