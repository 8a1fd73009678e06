using Kept.Core.Agreements;
using Kept.Core.Evidence;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Tests.Assessment.Plain;

/// <summary>What is granted of what a line is entitled to (R11).</summary>
internal static class PlainClaims
{
    /// <summary>Whether a claim was needed and failed.</summary>
    public static bool Grant(PlainWorld world, PlainLine line)
    {
        var rule = line.Level.Claim;
        if (rule.Automatic)
        {
            line.Granted = line.Entitled;
            return false;
        }

        var claims = world.Of<Fact.Claim>().Where(c => c.Level == line.Level.Id && Names(world, c, line)).OrderBy(c => c.Received).ToArray();
        var standing = claims.Where(c => !c.Withdrawn && !claims.Any(w => w.Withdrawn && w.At >= c.At)).ToArray();
        var good = standing.Where(c => HasForm(rule, c) && IsInTime(world, rule, line, c)).FirstOrDefault();
        if (good is null)
        {
            return line.Entitled.Sign > 0;
        }

        line.Granted = Answered(world, rule, good, line);
        return false;
    }

    private static bool Names(PlainWorld world, Fact.Claim claim, PlainLine line) =>
        claim.Of.Any(f => line.Facts.Contains(f) || f == line.Occurrence)
        || (claim.Period is { } period && period.From < world.Midnight(line.WindowUntil) && line.WindowAt < period.Until);

    private static bool HasForm(ClaimRule rule, Fact.Claim claim) => rule.Form is null || claim.Form == rule.Form;

    private static bool IsInTime(PlainWorld world, ClaimRule rule, PlainLine line, Fact.Claim claim)
    {
        var at = rule.CountsSent ? claim.At : claim.Received;
        var anchor = rule.After switch
        {
            ClaimAnchor.WindowEnd => world.Midnight(line.WindowUntil),
            ClaimAnchor.OutageBegin or ClaimAnchor.TicketOpened => line.BeginsAt,
            ClaimAnchor.OutageEnd or ClaimAnchor.TicketClosed => line.EndsAt,
            _ => throw new NotSupportedException($"{rule.After}"),
        };
        return anchor is { } from && at >= from && (rule.Within is null || InTime(world, from, rule.Within, at, rule.After == ClaimAnchor.WindowEnd));
    }

    /// <summary>R3: exactly n hours is in time; n days run to 24:00 of the last; n office days end at closing of the n-th.</summary>
    private static bool InTime(PlainWorld world, Instant anchor, TimeLength within, Instant at, bool anchorIsMidnight)
    {
        var day = world.DateOf(anchorIsMidnight ? anchor - Duration.FromTicks(1) : anchor);
        return within switch
        {
            TimeLength.Elapsed elapsed => at - anchor <= elapsed.Time,
            TimeLength.Calendar { Period: { Unit: CalendarUnit.Days } days } => world.DateOf(at) <= day.PlusDays(days.Count),
            TimeLength.OfficeDays office => at <= Closing(world, day, office),
            _ => throw new NotSupportedException($"{within}"),
        };
    }

    /// <summary>Closing of the n-th office day after the day, which is not counted.</summary>
    private static Instant Closing(PlainWorld world, LocalDate day, TimeLength.OfficeDays length)
    {
        var office = world.Calendar(length.Coverage ?? "office")!;
        for (var left = length.Count; left > 0;)
        {
            day = day.PlusDays(1);
            left -= !office.Holidays.Contains(day) && !office.Weekly[day.DayOfWeek].IsClosed ? 1 : 0;
        }

        return LocalTimes.Resolve(world.Terms.Zone, day.AtMidnight().PlusMinutes(office.Weekly[day.DayOfWeek].Windows[^1].UntilMinute));
    }

    /// <summary>Without an agreed answer a good claim is granted; with one, by the answer, or by silence once its deadline is over.</summary>
    private static Rational Answered(PlainWorld world, ClaimRule rule, Fact.Claim claim, PlainLine line)
    {
        var answer = world.Of<Fact.Answer>().FirstOrDefault(a => a.ClaimRef == claim.Id);
        var received = rule.CountsSent ? claim.At : claim.Received;
        if (answer is not null && (rule.Answer is null || InTime(world, received, rule.Answer, answer.At, anchorIsMidnight: false)))
        {
            return answer.Accepted ? (answer.Amount is { } amount ? Rational.Min(amount, line.Entitled) : line.Entitled) : 0;
        }

        var silent = rule.Answer is null || !InTime(world, received, rule.Answer, world.AsOf, anchorIsMidnight: false);
        return rule.Answer is null || (silent && rule.Silence == AnswerDefault.Accepted) ? line.Entitled : 0;
    }
}
