using Kept.Core.Agreements;
using static Kept.Text.Contract.ContractBlock;

namespace Kept.Text.Contract.Parts;

/// <summary>What words mean: the author's, the covered hours, and those that the other parts use.</summary>
internal static class DefinitionsPart
{
    public static Section Of(Draft draft) =>
        Section.Of(
            draft.Words.Calendars.Title,
            null,
            new Definitions([.. Own(draft), .. Hours(draft), .. Counting(draft), .. Tickets(draft), .. Outages(draft), .. Judging(draft)])
        );

    private static IEnumerable<Definition> Own(Draft draft) =>
        draft.Terms.Frame.Definitions.Select(d => new Definition(Words.Sentence(d.Title ?? d.Id), d.Text));

    private static IEnumerable<Definition> Hours(Draft draft)
    {
        var (words, named) = (draft.Words.Calendars, draft.Terms.Calendars.Where(c => c.Key != "always").ToArray());
        return named.Length == 0
            ? []
            : named
                .Select(c => new Definition(draft.Values.Quote(c.Key), HoursText.Of(c.Value, draft.Words)))
                .Prepend(new Definition(words.CoveredHours, words.CoveredHoursMeaning));
    }

    private static IEnumerable<Definition> Counting(Draft draft)
    {
        var words = draft.Words.Calendars;
        yield return new Definition(
            words.Time,
            Words.Text(words.TimeMeaning(draft.Terms.Zone), draft.Words.Term.Missing(draft.Terms.MissingDay))
        );
        var calendars = draft.Terms.Calendars.Keys.Where(k => k != "always").ToArray();
        if (calendars.Length > 0 && (draft.Mentions("office day") || draft.Mentions("business day") || draft.Mentions("working day")))
        {
            yield return new Definition(
                words.BusinessDay,
                words.BusinessDayMeaning(calendars.Contains("office") ? "office" : calendars[0])
            );
        }
    }

    private static IEnumerable<Definition> Tickets(Draft draft)
    {
        var words = draft.Words.Calendars;
        var clocks = draft.Terms.ServiceLevels.Select(l => ClockOf(l.Measure)).OfType<TicketClock>().ToArray();
        if (clocks.Any(c => c.Stop is ClockEvent.FirstHumanReply or ClockEvent.NextHumanReply))
        {
            yield return new Definition(words.Response, words.ResponseMeaning);
        }

        if (clocks.Any(c => !c.Pauses.IsEmpty))
        {
            yield return new Definition(words.Pause, words.PauseMeaning);
        }
    }

    private static IEnumerable<Definition> Outages(Draft draft)
    {
        var (words, levels) = (draft.Words.Calendars, draft.Terms.ServiceLevels);
        if (levels.Any(l => l.Measure is Measure.Availability or Measure.OccurrenceTime or Measure.Tally))
        {
            yield return new Definition(words.Outage, words.OutageMeaning);
            yield return new Definition(words.BadTime, words.BadTimeMeaning);
        }

        if (levels.SelectMany(l => l.Exclusions).Any(e => e.What is ExclusionSource.Maintenance))
        {
            yield return new Definition(words.Maintenance, words.MaintenanceMeaning);
        }
    }

    private static IEnumerable<Definition> Judging(Draft draft)
    {
        var (words, levels) = (draft.Words.Calendars, draft.Terms.ServiceLevels);
        if (levels.Any(l => l.Measure.Frame.Silence is not Silence.Complete))
        {
            yield return new Definition(words.Unknown, words.UnknownMeaning);
        }

        if (
            draft.Terms.Decides.ContainsValue(DecidingRecord.Determination)
            || levels
                .SelectMany(l => l.Exclusions)
                .Any(e => e.What is ExclusionSource.Determination or ExclusionSource.Cause { By: ExclusionProof.Determination })
        )
        {
            yield return new Definition(words.Determination, words.DeterminationMeaning);
        }
    }

    private static TicketClock? ClockOf(Measure measure) =>
        measure switch
        {
            Measure.TicketTime ticket => ticket.Clock,
            Measure.Attainment attainment => attainment.Clock,
            _ => null,
        };
}
