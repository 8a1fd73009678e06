using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Evidence;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Assessment.Bad;

/// <summary>Whether a maintenance window meets the conditions of its exclusion (R12: the receipt of the announcement decides).</summary>
internal static class Maintenances
{
    /// <summary>Null where all conditions hold; otherwise the first that does not, in words.</summary>
    public static Reason? WhyNot(
        LevelContext level,
        Fact.Maintenance maintenance,
        MaintenanceKind kind,
        ImmutableArray<ExclusionCondition> conditions
    ) =>
        conditions.Select(c => c switch
        {
            ExclusionCondition.Notice notice => WhyNoNotice(level, maintenance, notice.AtLeast),
            ExclusionCondition.LastsAtMost lasts => WhyTooLong(maintenance, lasts.Time),
            _ => null,
        }).FirstOrDefault(r => r is not null) ?? (kind == MaintenanceKind.Scheduled ? WhyNotScheduled(level, maintenance) : null);

    /// <summary>Scheduled is what was announced before it began (R12); the announcement's receipt decides.</summary>
    private static Reason? WhyNotScheduled(LevelContext level, Fact.Maintenance maintenance) =>
        AnnouncedAt(level.Book, maintenance) is not { } at
            ? new Reason($"{maintenance.Reference}: never announced, so not scheduled and not excluded")
        : at < maintenance.From ? null
        : new Reason($"{maintenance.Reference}: announced {level.Local(at)}, after it began, so not scheduled and not excluded");

    private static Reason? WhyNoNotice(LevelContext level, Fact.Maintenance maintenance, TimeLength notice)
    {
        var received = AnnouncedAt(level.Book, maintenance);
        return received is not { } at ? new Reason($"{maintenance.Reference}: never announced, so not excluded")
            : IsInTime(level, at, maintenance.From, notice) ? null
            : new Reason(
                $"{maintenance.Reference}: announced {level.Local(at)}, less than {Words.Length(notice)} before"
                    + $" {level.Local(maintenance.From)}, so not excluded"
            );
    }

    private static Reason? WhyTooLong(Fact.Maintenance maintenance, Duration most) =>
        maintenance.Until is { } until && until - maintenance.From <= most
            ? null
            : new Reason($"{maintenance.Reference}: lasts longer than {Words.Elapsed(most)}, so not excluded");

    /// <summary>The receipt of the first notice that names it; where none is recorded, the announcement itself.</summary>
    private static Instant? AnnouncedAt(EvidenceBook book, Fact.Maintenance maintenance) =>
        book.Notices.Where(n => n.Of is not null && book.Names(n.Of, maintenance)).Select(n => (Instant?)n.Received).Min()
        ?? maintenance.AnnouncedAt;

    /// <summary>When the announcement of what begins then must have been received; null where the exclusion asks for none.</summary>
    public static Deadline? AnnounceBy(LevelContext level, Instant begins, MaintenanceKind kind, ImmutableArray<ExclusionCondition> conditions) =>
        conditions.OfType<ExclusionCondition.Notice>().Select(n => AnnounceBy(level, begins, n.AtLeast))
            .Concat(kind == MaintenanceKind.Scheduled ? [new Deadline(begins, IncludesAt: false)] : [])
            .Select(d => (Deadline?)d)
            .MinBy(d => d!.Value.At);

    private static Deadline AnnounceBy(LevelContext level, Instant begins, TimeLength notice)
    {
        if (notice is TimeLength.Elapsed elapsed)
        {
            return new Deadline(begins - elapsed.Time, IncludesAt: true);
        }

        // The latest day of receipt that is in time; days that go back far enough always are.
        var day = LocalTimes.DateOf(level.Zone, begins);
        while (!IsInTime(level, LocalTimes.StartOfDay(level.Zone, day), begins, notice) && LocalTimes.StartOfDay(level.Zone, day) > level.Horizon.From + Duration.FromDays(2))
        {
            day = day.PlusDays(-1);
        }

        return Deadlines.AtEndOf(day, level.Zone);
    }

    /// <summary>n whole days (or office days) between the day of receipt and the day it begins (R3).</summary>
    private static bool IsInTime(LevelContext level, Instant received, Instant begins, TimeLength notice) =>
        notice switch
        {
            TimeLength.Elapsed elapsed => begins - received >= elapsed.Time,
            TimeLength.Calendar calendar => received < begins
                && Deadlines.LastDayOfReceipt(LocalTimes.DateOf(level.Zone, begins).PlusDays(-1), calendar.Period, MissingDays.Assumed(level.Terms.MissingDay)).Date
                    >= LocalTimes.DateOf(level.Zone, received),
            TimeLength.OfficeDays office => level
                .Hours.Of(office.Coverage ?? "office")
                .OfficeDaysAfter(LocalTimes.DateOf(level.Zone, received), office.Count)
                is { } day
                && day.ClosesAt <= begins,
            _ => throw new InvalidOperationException("the family is closed"),
        };
}
