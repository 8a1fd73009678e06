using NodaTime;

namespace Kept.Web.Pages.Agreements;

/// <summary>An agreement, as <c>GET /agreements/{agreement}</c> gives it.</summary>
/// <param name="Proposed">The hash that the customer was shown; null: none was.</param>
public sealed record AgreementView(
    string Id,
    string? Title,
    string? Customer,
    string Kind,
    string Stage,
    string Provider,
    string With,
    string Zone,
    string Currency,
    string? Proposed,
    LocalDate? EndsOn,
    LocalDate? EndedOn,
    IReadOnlyList<VersionView> Versions,
    IReadOnlyList<LevelName> Levels,
    int Facts
)
{
    public VersionView Latest => Versions[^1];

    public string Name => Title ?? Id;

    public string Page => $"/agreements/{Uri.EscapeDataString(Id)}";

    public string Path => $"agreements/{Uri.EscapeDataString(Id)}";

    /// <summary>The last version is the agreement's own, or an amendment that both have not signed yet.</summary>
    public bool IsPending => Stage is "proposed" || Stage == "signed" && !Latest.IsSigned;
}

/// <param name="Label">The amendment that made it; empty: the first terms.</param>
/// <param name="EffectiveAt">Null: from the beginning.</param>
public sealed record VersionView(int Number, string Label, Instant? EffectiveAt, string Hash, bool SignedByProvider, bool SignedByCustomer)
{
    public bool IsSigned => SignedByProvider && SignedByCustomer;
}

public sealed record LevelName(string Id, string? Clause, string? Title);

/// <summary>The term and what comes, as <c>GET /agreements/{agreement}/dates</c> gives it.</summary>
public sealed record DatesView(LocalDate? From, LocalDate? Until, IReadOnlyList<DateView> Dates)
{
    public DateView? Of(string kind) => Dates.FirstOrDefault(d => d.Kind == kind);
}

public sealed record DateView(string Kind, string? Name, LocalDate? On, Instant? At, string? Party, string? Clause, string? Sentence);

/// <summary>An agreement in a list.</summary>
/// <param name="Standing">How many levels are met, missed, undetermined in the windows that run.</param>
public sealed record AgreementLine(
    string Id,
    string? Title,
    string? Customer,
    string Stage,
    string Provider,
    string With,
    string Zone,
    LocalDate? Starts,
    LocalDate? EndedOn,
    int Versions,
    IReadOnlyDictionary<string, int>? Standing,
    DueView? Next
);

/// <summary>What comes due, as <c>GET /due</c> gives it.</summary>
public sealed record DueView(string Agreement, string Kind, string? Name, Instant At, string? Party, string? Clause, string Sentence);

/// <summary>The parties and their channels, as <c>GET /agreements/{agreement}/contacts</c> gives them.</summary>
public sealed record ContactsView(IReadOnlyList<PartyView> Parties, IReadOnlyList<ContactView> Contacts);

public sealed record PartyView(string Role, string Name, string? Email, string? Address, IReadOnlyList<ApproverView>? Approvers);

public sealed record ApproverView(string Name, string? Email, string? UpTo);

/// <param name="Open">Null: the holidays of the year are not known.</param>
public sealed record ContactView(
    string Id,
    string? Role,
    string? Email,
    string? Phone,
    string? Url,
    string? Of,
    string Hours,
    bool? Open,
    Instant? Until,
    Instant? OpensAt
);
