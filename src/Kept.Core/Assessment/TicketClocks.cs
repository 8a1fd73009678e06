using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment.Figures;
using Kept.Core.Assessment.Tickets;
using Kept.Core.Evidence;
using Kept.Core.Problems;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Assessment;

/// <summary>
/// The question that a desk asks of each ticket: which clocks does it have, where do they stand, by when is it due? The clocks are those
/// of the assessment, read on the events of the one ticket, for tickets do not bear on each other. Hours are worked out once for
/// many tickets; it may be asked from several threads.
/// </summary>
public sealed class TicketClocks
{
    private const int YearsAhead = 3;

    private readonly Lock _gate = new();
    private readonly Agreement _agreement;
    private readonly EvidenceBook _around;
    private readonly TimeRange _term;
    private readonly Dictionary<TimeRange, Hours> _hours = [];

    /// <param name="around">What bears on all tickets: signatures, members, notices of nonrenewal, determinations. It may hold more.</param>
    public TicketClocks(Agreement agreement, EvidenceBook around)
    {
        _agreement = Signatures.InForce(agreement, around);
        _around = around;
        _term = TermOf.Agreement(_agreement, around);
    }

    /// <summary>The clocks of a ticket as they stand at an instant.</summary>
    /// <param name="story">Its events, corrected; those after <paramref name="asOf"/> are not seen.</param>
    public TicketReading Of(TicketStory story, Instant asOf, bool withReasons = true)
    {
        if (story.Events.IsEmpty || story.Events[0].At > asOf)
        {
            return new TicketReading([], []);
        }

        lock (_gate)
        {
            var span = new TimeRange(story.Events[0].At, Instant.Max(asOf, story.Events[^1].At) + Duration.FromTicks(1));
            var hours = HoursFor(span);
            var book = BookOf(story, span);
            var clocks = MembersOf(story, span)
                .SelectMany(m => Clocks(new Asked(story, book, hours, span, asOf, withReasons), m))
                .DistinctBy(c => (c.Level, c.Name, c.Target, c.Calendar, c.Clock.DueAt, c.Clock.Used))
                .ToImmutableArray();
            return new TicketReading(clocks, Problems(hours, span, clocks));
        }
    }

    private sealed record Asked(TicketStory Story, EvidenceBook Book, Hours Hours, TimeRange Span, Instant AsOf, bool WithReasons);

    /// <summary>Whole years, so that tickets of the same years share them, and no answer depends on which other tickets are asked.</summary>
    private Hours HoursFor(TimeRange span)
    {
        var zone = _agreement.Versions[0].Terms.Zone;
        var first = new LocalDate(LocalTimes.DateOf(zone, span.From).PlusDays(-2).Year, 1, 1);
        var last = new LocalDate(LocalTimes.DateOf(zone, span.Until).Year + YearsAhead + 1, 1, 1);
        var horizon = Windows.Days(zone, first, last);
        return _hours.TryGetValue(horizon, out var hours) ? hours : _hours[horizon] = new Hours(_agreement, horizon);
    }

    /// <summary>Where the parties' records contradict each other, the one that decides (R14).</summary>
    private EvidenceBook BookOf(TicketStory story, TimeRange span)
    {
        var facts = story.Events.Concat<Fact>(_around.Determinations).Select(f => new LocatedFact(f, default));
        return ContradictoryRecords.Of(EvidenceBook.Known(facts, null).OrThrow(), _agreement.InForceAt(span.From).Terms).Book;
    }

    /// <summary>The member whose resource the ticket names; otherwise one of each kind that could be meant.</summary>
    private IEnumerable<Member?> MembersOf(TicketStory story, TimeRange span)
    {
        var all = Members.Of(_agreement, _around, span);
        var named = story.Events.Select(e => e.Service).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var meant = all.Where(m => m?.Resource is { } resource && named.Contains(resource)).ToImmutableArray();
        return meant.IsEmpty ? all.DistinctBy(m => (m?.Plan, m?.From, m?.Until, m is null ? "" : string.Join('\n', m.Values))) : meant;
    }

    private IEnumerable<LevelClock> Clocks(Asked asked, Member? member) =>
        from id in _agreement.Versions.SelectMany(v => v.Terms.ServiceLevels).Select(l => l.Id).Distinct()
        from version in _agreement.Versions
        let level = version.Terms.LevelOf(id)
        where level is not null && level.IsFor(member) && Rule(level) is not null
        from clock in Under(Context(asked, version, level, member), asked)
        select clock;

    private LevelContext Context(Asked asked, AgreementVersion version, ServiceLevel level, Member? member)
    {
        var held = member is null ? _term : Members.Held(member, _term, version.Terms.Zone);
        var subject = Subject.Of(version.Terms, level, member?.Resource, new Topology([]));
        var term = TermOf.Level(level, held, version.Terms.Zone);
        return new LevelContext(_agreement, version, level, member, subject, asked.Book, asked.Hours, term, asked.Span, asked.AsOf);
    }

    /// <summary>A clock belongs to the window in which it started (R1), and that to the version in force when it begins (R10).</summary>
    private IEnumerable<LevelClock> Under(LevelContext level, Asked asked)
    {
        var (clock, targets) = Rule(level.Level)!.Value;
        var windows = LevelOutcomes.WindowsOf(level, asked.Span).Where(w => ReferenceEquals(_agreement.InForceAt(w.From), level.Version)).ToImmutableArray();
        return windows.IsEmpty || asked.Book.TicketOf(asked.Story.Number) is not { } story ? []
            : TicketTimes.Of(level, story, clock, targets)
                .Where(t => t.Target is not null && windows.Any(w => w.Contains(t.Span.StartedAt)))
                .Select(t => LevelClock.Of(level, t, asked.WithReasons));
    }

    private static (TicketClock Clock, Target Targets)? Rule(ServiceLevel level) => level.Measure switch
    {
        Measure.TicketTime m => (m.Clock, level.Target),
        Measure.Attainment m => (m.Clock, m.Within),
        _ => null,
    };

    private ImmutableArray<Problem> Problems(Hours hours, TimeRange span, ImmutableArray<LevelClock> clocks)
    {
        var until = clocks.Select(c => c.Clock.DueAt).OfType<Instant>().Append(span.Until).Max();
        return MissingHolidays.Problems(_agreement, hours, new TimeRange(span.From, span.From + Duration.FromTicks(1)), until);
    }
}

/// <summary>The clocks of one ticket.</summary>
/// <param name="Problems">Years without a list of holidays that were counted: then due times are not to be trusted.</param>
public sealed record TicketReading(ImmutableArray<LevelClock> Clocks, ImmutableArray<Problem> Problems)
{
    /// <summary>
    /// What breaches next: the first due time of a running clock that is not missed; of those missed the first where all are. Null where no
    /// clock runs, or none has an end.
    /// </summary>
    public LevelClock? Next => Running(missed: false) ?? Running(missed: true);

    /// <summary>Whether any clock of it is missed.</summary>
    public bool IsMissed => Clocks.Any(c => c.MissedAt is not null);

    private LevelClock? Running(bool missed) =>
        Clocks.Where(c => c.Clock is { Running: true, DueAt: not null } && c.MissedAt is not null == missed).MinBy(c => c.Clock.DueAt);
}

/// <summary>One clock of a ticket under one level, with what is left of its time (R9).</summary>
public sealed record LevelClock
{
    public required string Level { get; init; }

    public required string Clause { get; init; }

    public required string Title { get; init; }

    /// <summary>The ticket's number, with <c>#2</c> for its second clock under the level.</summary>
    public required string Name { get; init; }

    /// <summary>The level promises a share of such tickets: one that is late does not miss it by itself.</summary>
    public required bool OfShare { get; init; }

    /// <summary>The member whose promise it is, where the agreement has members.</summary>
    public string? Member { get; init; }

    public required Bound Target { get; init; }

    /// <summary>The covered hours that count; null: all.</summary>
    public string? Calendar { get; init; }

    public required ClockReading Clock { get; init; }

    public required Verdict Verdict { get; init; }

    /// <summary>Since when it is missed; a recorded miss stays (R9).</summary>
    public Instant? MissedAt { get; init; }

    /// <summary>What is left of the promised time; below zero: by how much it is over. Null where the promise is no length of time.</summary>
    public Duration? Remaining { get; init; }

    /// <summary>
    /// The last instant at which what stops the clock would be in time: where it is due at closing, the next opening (R9). Null where
    /// it is stopped, paused or missed.
    /// </summary>
    public Instant? InTimeUntil { get; init; }

    public ImmutableArray<Reason> Reasons { get; init; } = [];

    internal static LevelClock Of(LevelContext level, TicketTime time, bool withReasons) => new()
    {
        Level = level.Level.Id,
        Clause = level.Level.Clause,
        Title = level.Level.DisplayTitle,
        Name = time.Span.Name,
        OfShare = level.Level.Measure is Measure.Attainment,
        Member = level.Member?.Resource ?? level.Member?.Customer,
        Target = time.Target!,
        Calendar = time.Parts[^1].Calendar,
        Clock = TicketOutcomes.Reading(level, time),
        Verdict = time.Verdict,
        MissedAt = time.MissedAt,
        Remaining = time.Target is { Limit: Quantity.Elapsed limit } ? limit.Time - time.Used : null,
        InTimeUntil = InTime(level, time),
        Reasons = withReasons ? TicketReasons.Of(level, time) : [],
    };

    private static Instant? InTime(LevelContext level, TicketTime time) =>
        time is not { Target: { } target, DueAt: { } due, MissedAt: null, Span: { IsRunning: true, IsPaused: false } } ? null
        : target.Comparison == Comparison.Below ? due - Duration.FromTicks(1)
        : TicketTimes.NextCounting(level, time, due);
}
