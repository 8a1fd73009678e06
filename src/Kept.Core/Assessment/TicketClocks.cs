using System.Collections.Immutable;
using Kept.Core.Agreements;
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

    /// <param name="around">What bears on all tickets: signatures, members, notices, determinations. It may hold more.</param>
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

    /// <summary>Whole years, which tickets share, so that no answer depends on which other tickets are asked.</summary>
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
        var windows = LevelOutcomes
            .WindowsOf(level, asked.Span)
            .Where(w => ReferenceEquals(_agreement.InForceAt(w.From), level.Version))
            .ToImmutableArray();
        return windows.IsEmpty || asked.Book.TicketOf(asked.Story.Number) is not { } story
            ? []
            : TicketTimes
                .Of(level, story, clock, targets)
                .Where(t => t.Target is not null && windows.Any(w => w.Contains(t.Span.StartedAt)))
                .Select(t => LevelClock.Of(level, t, asked.WithReasons));
    }

    private static (TicketClock Clock, Target Targets)? Rule(ServiceLevel level) =>
        level.Measure switch
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
