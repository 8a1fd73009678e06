using NodaTime;

namespace Kept.Web.Pages.Settings;

/// <summary>How the server is set.</summary>
public sealed record ServerFacts(
    string? Version,
    string Store,
    bool PublicUrl,
    bool Mail,
    int? RetentionDays,
    bool Work,
    bool MonthlyStatements,
    ServerFacts.Bounds Limits
)
{
    public sealed record Bounds(int SignInPerAddress, int SignInPerAccount, int ApiPerActor, long BodyBytes);
}

public sealed record InvitationList(IReadOnlyList<InvitationList.One> Invitations)
{
    public sealed record One(string Id, string Email, string Role, string? Customer, Instant CreatedAt, Instant ExpiresAt);
}

public sealed record CustomerName(string Id, string Name);

public sealed record WebhookRow(
    string Id,
    string Url,
    IReadOnlyList<string>? Kinds,
    string? Customer,
    bool Active,
    long Through,
    int Waiting
);

public sealed record DeliveryRow(long Sequence, string Event, int Attempt, int? Status, string? Trouble, Instant At, Instant? TryAgainAt);

public sealed record MappingRow(string Name, string Text);

public sealed record HolidayDay(LocalDate On, string Name);

/// <summary>A set that comes with Kept.</summary>
public sealed record HolidayRow(string Name, string Version, int FirstYear, int LastYear, IReadOnlyList<HolidayDay> Days);

/// <summary>A calendar of an agreement.</summary>
public sealed record CalendarRow(
    string Calendar,
    IReadOnlyList<string> Sets,
    IReadOnlyList<string> Missing,
    IReadOnlyList<HolidayDay> Days
);

/// <summary>Roles as forms offer them.</summary>
public static class Roles
{
    public static readonly string[] All =
    [
        "administrator",
        "agreementManager",
        "agent",
        "finance",
        "auditor",
        "signatory",
        "approver",
        "requester",
        "viewer",
    ];

    /// <summary>Those of a customer's people.</summary>
    public static bool IsCustomers(string role) => role is "signatory" or "approver" or "requester" or "viewer";
}
