using System.Collections.Immutable;

namespace Kept.Web.Drafting;

/// <summary>
/// What the guided form says of an agreement. All members are texts as they were entered, in the phrases of the language where it has
/// phrases; what is empty is not agreed.
/// </summary>
public sealed record Guided
{
    public string Id { get; init; } = "";
    public string Title { get; init; } = "";
    public GuidedParty Provider { get; init; } = new("", "", "");
    public GuidedParty Customer { get; init; } = new("", "", "");
    public string Currency { get; init; } = "EUR";
    public string Zone { get; init; } = "Europe/Berlin";

    /// <summary>The first day (<c>2026-03-01</c>), or <c>signature</c>.</summary>
    public string Starts { get; init; } = "";

    /// <summary><c>1 year</c>; empty: until ended.</summary>
    public string Lasts { get; init; } = "1 year";

    /// <summary>For how long it renews; empty: it ends.</summary>
    public string Renews { get; init; } = "1 year";

    /// <summary>How long before the end a notice must be received; empty: nothing prevents the renewal.</summary>
    public string Notice { get; init; } = "30 days";

    /// <summary>The office hours: <c>Mon-Fri 08:00-17:00</c>; empty: there are none.</summary>
    public string Hours { get; init; } = "Mon-Fri 09:00-17:00";

    /// <summary>A named set, as the language has them; empty: no holidays.</summary>
    public string Holidays { get; init; } = "";
    public ImmutableArray<GuidedRate> Rates { get; init; } = [];
    public ImmutableArray<GuidedService> Services { get; init; } = [];
    public ImmutableArray<GuidedLevel> Levels { get; init; } = [];

    /// <summary>What a new form shows: one service with one promise, to be written over.</summary>
    public static Guided Start(string? customer) =>
        new()
        {
            Customer = new GuidedParty(customer ?? "", "", ""),
            Services = [new GuidedService("hosting", "", "", GuidedService.Monthly)],
            Levels =
            [
                GuidedLevel.Of(GuidedLevel.Availability) with
                {
                    Name = "availability",
                    Service = "hosting",
                    Target = "99.5%",
                    Steps = [new GuidedStep("", "10%")],
                },
            ],
        };
}

public sealed record GuidedParty(string Name, string Email, string Address);

/// <param name="Per"><c>hour</c> or another unit.</param>
/// <param name="Steps">A begun step counts whole: <c>15 minutes</c>; empty: none.</param>
public sealed record GuidedRate(string Name, string Amount, string Per, string Steps);

/// <param name="Price">An amount a period, or the name of a rate, as <paramref name="Billed"/> says.</param>
public sealed record GuidedService(string Name, string Title, string Price, string Billed)
{
    public const string Monthly = "month in advance";
    public const string MonthlyAfter = "month";
    public const string Yearly = "year in advance";
    public const string ByRate = "rate";
    public const string Free = "none";

    public static readonly ImmutableArray<string> Ways = [Monthly, MonthlyAfter, Yearly, ByRate, Free];
}

/// <summary>One promise.</summary>
public sealed record GuidedLevel
{
    public const string Availability = "availability";
    public const string Response = "response";
    public const string Resolution = "resolution";

    public static readonly ImmutableArray<string> Kinds = [Availability, Response, Resolution];

    public string Kind { get; init; } = Availability;
    public string Name { get; init; } = "";
    public string Service { get; init; } = "";

    /// <summary><c>99.5%</c>, or <c>4 hours</c>.</summary>
    public string Target { get; init; } = "";

    /// <summary>Whether it counts in office hours alone.</summary>
    public bool InOfficeHours { get; init; }

    /// <summary>Availability: how many days ahead maintenance is announced to be left out; empty: it is not left out.</summary>
    public string Maintenance { get; init; } = "";

    /// <summary>Times: the clock stands still while the customer is waited for.</summary>
    public bool Waits { get; init; }

    /// <summary>What a miss gives: the first from the target on.</summary>
    public ImmutableArray<GuidedStep> Steps { get; init; } = [];

    /// <summary>At most such a share of the fee in a month: <c>50%</c>; empty: no cap.</summary>
    public string Cap { get; init; } = "";

    /// <summary>In how many days the customer claims; empty: the credit comes by itself.</summary>
    public string ClaimDays { get; init; } = "";

    /// <summary>In how many office days the provider answers, after which a claim is accepted; empty: no such time.</summary>
    public string AnswerDays { get; init; } = "";

    public static GuidedLevel Of(string kind) =>
        kind == Availability
            ? new GuidedLevel
            {
                Maintenance = "3",
                ClaimDays = "30",
                AnswerDays = "10",
            }
            : new GuidedLevel
            {
                Kind = kind,
                InOfficeHours = true,
                Waits = true,
            };
}

/// <param name="Beyond">Availability: below; times: over. Empty in the first: the target itself.</param>
/// <param name="Give">A share of the fee of the month: <c>10%</c>.</param>
public sealed record GuidedStep(string Beyond, string Give);
