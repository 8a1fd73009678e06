using Kept.Core.Assessment;
using Kept.Core.Problems;
using Kept.Core.Time;
using Kept.Server.Agreements;
using Kept.Server.Api;
using Kept.Server.Filing;
using Kept.Server.Rights;
using NodaTime;
using Words = Kept.Server.Api.Words;

namespace Kept.Server.Assessments;

/// <summary>How the levels that measure by time stood, minute by minute: covered, outside, down, excluded or unknown, and by which facts.</summary>
internal static class TimelineQuery
{
    /// <summary>Days that one question may be about: more are asked one after the other.</summary>
    private const int MostDays = 400;

    /// <param name="Level">One level; none: all that have a timeline.</param>
    /// <param name="Member">One member, as results name it; none: all.</param>
    /// <param name="From">An instant or a day, in the agreement's zone; none: the first of the month of asOf.</param>
    /// <param name="Until">The same, exclusive; none: the end of the month in which it begins.</param>
    public sealed record Wanted(string? Level, string? Member, string? From, string? Until, string? AsOf);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/agreements/{agreement}/timeline",
                (string agreement, [AsParameters] Wanted wanted, Calls calls) => calls.Ask(agreement, a => Of(a, wanted, calls.Now))
            )
            .Needs(Permission.ReadAgreements)
            .WithSummary("When a service was up, down, excluded or unknown, level by level, in a period");

    private static object Of(AgreementFold agreement, Wanted wanted, Instant now)
    {
        var problems = new List<Problem>();
        var asOf = At(wanted.AsOf, "asOf", agreement.Zone, problems) ?? now;
        var period = Period(wanted, agreement.Zone, asOf, problems);
        if (wanted.Level is { } level && agreement.Agreement.Versions.All(v => v.Terms.LevelOf(level) is not { } l || !Timelines.Has(l)))
        {
            problems.Add(new Problem("level-unknown", new Place("level", 0, 0), $"there is no level {level} that measures by time"));
        }

        if (problems.Count > 0)
        {
            return Decision.Wrong(problems);
        }

        var drawn = Timelines.Of(agreement.Agreement, agreement.Book.KnownAt(asOf), period, asOf, wanted.Level);
        return drawn.Value is { } lines
            ? Body(period, asOf, lines.Levels.Where(l => wanted.Member is null || l.Member == wanted.Member))
            : Decision.Wrong(drawn.Problems);
    }

    private static TimeRange Period(Wanted wanted, DateTimeZone zone, Instant asOf, List<Problem> problems)
    {
        var from = At(wanted.From, "from", zone, problems) ?? LocalTimes.StartOfDay(zone, Months.FirstOf(zone, asOf));
        var until = At(wanted.Until, "until", zone, problems) ?? LocalTimes.StartOfDay(zone, Months.FirstOf(zone, from).PlusMonths(1));
        if (problems.Count == 0 && (until <= from || until - from > Duration.FromDays(MostDays)))
        {
            var sentence = until <= from ? "the period ends before it begins" : $"a timeline has at most {MostDays} days";
            problems.Add(new Problem("period-wrong", new Place("until", 0, 0), sentence, "ask for one stretch after the other"));
        }

        return problems.Count > 0 ? default : new TimeRange(from, until);
    }

    private static Instant? At(string? text, string field, DateTimeZone zone, List<Problem> problems)
    {
        if (text is not null && Asked.At(text, zone) is not { })
        {
            var hint = "write 2026-04-01T00:00:00Z, or the day 2026-04-01";
            problems.Add(new Problem("instant-wrong", new Place(field, 0, 0), $"`{text}` is no instant", hint));
        }

        return text is null ? null : Asked.At(text, zone);
    }

    private static object Body(TimeRange period, Instant asOf, IEnumerable<LevelTimeline> levels) =>
        new
        {
            from = period.From,
            until = period.Until,
            asOf,
            levels = levels.Select(l => new
            {
                level = l.Level,
                clause = l.Clause,
                title = l.Title,
                member = l.Member,
                seconds = Enum.GetValues<TimelineKind>().ToDictionary(Words.Of, k => (long)l.Total(k).TotalSeconds),
                bands = l.Bands.Select(Band),
            }),
        };

    private static object Band(TimelineBand band) =>
        new
        {
            from = band.Range.From,
            until = band.Range.Until,
            kind = Words.Of(band.Kind),
            facts = band.Facts,
            clause = band.Clause,
            because = band.Because,
            ahead = band.Ahead ? true : (bool?)null,
        };
}
