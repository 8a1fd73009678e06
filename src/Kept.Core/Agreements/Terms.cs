using System.Collections.Immutable;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Agreements;

/// <summary>
/// What the parties agreed, as one version says it. Everything that an assessment needs of the text is in here, already merged
/// with the master agreement (<c>under:</c>) and the layers below it (<c>extends:</c>).
/// </summary>
public sealed record Terms
{
    public required string Id { get; init; }

    public string Title { get; init; } = "";

    public AgreementKind Kind { get; init; } = AgreementKind.ServiceLevel;

    public AgreementStructure Structure { get; init; } = AgreementStructure.Customer;

    public required Parties Parties { get; init; }

    public required Currency Currency { get; init; }

    /// <summary>The agreement's own zone: months, days and deadlines are local to it.</summary>
    public required DateTimeZone Zone { get; init; }

    /// <summary>Null where no amount of money can have a fraction of the minor unit (R7).</summary>
    public RoundingRule? Rounding { get; init; }

    public ImmutableSortedDictionary<string, VersionedCoverage> Calendars { get; init; } =
        ImmutableSortedDictionary<string, VersionedCoverage>.Empty;

    public Term? Term { get; init; }

    /// <summary>What an end in months or years does that falls on a day that does not exist; claims and the term may say it for themselves (R3).</summary>
    public MissingDay MissingDay { get; init; }

    public ImmutableArray<Rate> Rates { get; init; } = [];

    public ImmutableArray<Service> Services { get; init; } = [];

    public ImmutableArray<ServiceLevel> ServiceLevels { get; init; } = [];

    /// <summary>Caps on the credits of several or all levels together.</summary>
    public ImmutableArray<Limit> Limits { get; init; } = [];

    public ImmutableArray<CombineRule> Combine { get; init; } = [];

    public ImmutableArray<Consequence> Consequences { get; init; } = [];

    public bool SoleRemedy { get; init; }

    /// <summary>The sole remedies are the credits and the rights to terminate.</summary>
    public bool SoleRemedyLeavesTermination { get; init; }

    public ImmutableArray<Member> Members { get; init; } = [];

    /// <summary>Categories and how urgency, impact and technical level give a priority.</summary>
    public ImmutableArray<Category> Categories { get; init; } = [];

    /// <summary>Urgency × impact (or technical level) → priority; the first row that matches.</summary>
    public ImmutableArray<PriorityRule> Priorities { get; init; } = [];

    /// <summary>Whose record decides when records differ, per kind of fact (R14).</summary>
    public ImmutableSortedDictionary<string, DecidingRecord> Decides { get; init; } =
        ImmutableSortedDictionary<string, DecidingRecord>.Empty;

    /// <summary>The parts that later work acts on: read, validated and kept.</summary>
    public AgreementFrame Frame { get; init; } = AgreementFrame.Empty;

    public Service? ServiceOf(string id) => Services.FirstOrDefault(s => s.Id == id);

    public ServiceLevel? LevelOf(string id) => ServiceLevels.FirstOrDefault(l => l.Id == id);
}

public enum AgreementKind
{
    ServiceLevel,
    OperationalLevel,
    Underpinning,
    Master,
}

public enum AgreementStructure
{
    Customer,
    Service,
    MultiLevel,
}

public sealed record Parties(Party Provider, Party Customer);

/// <param name="Approvers">Staff who may approve work, each up to an amount.</param>
public sealed record Party(string Name, string? Email, string? Address, ImmutableArray<Approver> Approvers);

public sealed record Approver(string Name, string? Email, Rational? UpTo);

/// <summary>When the agreement holds, and how it ends or renews.</summary>
/// <param name="Starts">The first local day; null: on the day of the last signature (<c>starts: signature</c>).</param>
/// <param name="Lasts">Null: until ended.</param>
public sealed record Term(LocalDate? Starts, TimeLength? Lasts, MissingDay MissingDay, Renewal? Renews, string? Clause = null)
{
    /// <summary>What of it only later work acts on.</summary>
    public RateGuarantee? Rates { get; init; }

    public string? EarlyEndOwes { get; init; }

    public string? StartsOn { get; init; }
}

public sealed record Renewal(TimeLength For, NoticeRule? Unless);

/// <param name="CountsSent">Judged by sending instead of receipt.</param>
/// <param name="Form">Null: any form will do.</param>
public sealed record NoticeRule(TimeLength Notice, string Anchor, string? Form, bool CountsSent, string By)
{
    /// <summary>That any form will do is written out.</summary>
    public bool AnyForm { get; init; }
}

public sealed record RateGuarantee(string? FrozenUntil, NoticeRule? Announced);

/// <summary>A price per unit of time or piece (Exhibit A).</summary>
/// <param name="Step">Time is charged in steps of this length, each begun step whole.</param>
public sealed record Rate(string Id, Rational Amount, RateUnit Per, Duration? Step, string? Clause = null);

public enum RateUnit
{
    Hour,
    Day,
    Visit,
    Piece,
    Month,
}

/// <summary>Something the provider does for a fee (Exhibit B).</summary>
/// <param name="Price">The recurring fee, where there is one.</param>
/// <param name="Rate">The rate at which work on it is charged, where it is.</param>
/// <param name="Resources">Named parts that evidence can be about.</param>
public sealed record Service(
    string Id,
    string? Clause,
    RecurringPrice? Price,
    RatePrice? Rate,
    ImmutableArray<string> Resources,
    string? Title = null
)
{
    public ServiceFrame Frame { get; init; } = ServiceFrame.Empty;
}

/// <summary><c>45.00 per month in advance</c>.</summary>
public sealed record RecurringPrice(Rational Amount, PeriodUnit Per, bool InAdvance);

/// <summary><c>{rate: technician, discount: 25%}</c>.</summary>
public sealed record RatePrice(string Rate, Rational Discount);

/// <summary>A customer, line or site served under the text (R13). Its fee, plan and resources replace those of the text.</summary>
public sealed record Member(string Customer, string? Resource, string? Plan, Rational? Fee, LocalDate? From, LocalDate? Until)
{
    public ImmutableSortedDictionary<string, string> Values { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}

public sealed record Category(string Id, string? Title, string? Priority);

/// <summary>Null matches anything.</summary>
public sealed record PriorityRule(string? Category, string? Urgency, string? Impact, string? TechnicalLevel, string Priority);

public enum DecidingRecord
{
    Provider,
    Customer,
    Earlier,
    Determination,
}
