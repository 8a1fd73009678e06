using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Changes;
using Kept.Core.Money;
using Kept.Text.Contract;
using Kept.Text.Contract.Parts;
using NodaTime;
using Words = Kept.Text.Contract.Words;

namespace Kept.Text.Changes;

/// <summary>One side of a change in the words of the contract.</summary>
internal static class ValueText
{
    public static string Of(Draft draft, ChangeValue value) =>
        value switch
        {
            ChangeValue.Text text => text.Words,
            ChangeValue.OfLevel level => Level(draft, level.Level),
            ChangeValue.Promise promise => Promise(draft, promise),
            ChangeValue.Hours hours => Hours(draft, hours),
            ChangeValue.Measured measured => MeasureText.Of(draft, measured.Level),
            ChangeValue.Over over => over.Window is { } window ? draft.Values.In(window) : "for each occurrence",
            ChangeValue.Excluded excluded => ExclusionText.Item(draft, excluded.Exclusion),
            ChangeValue.Earned earned => CreditText.Whole(draft, earned.Credit),
            ChangeValue.Amount amount => Amount(draft, amount),
            ChangeValue.Capped capped => CapText.Sentence(draft, capped.Limit, capped.Path.Split('/')),
            ChangeValue.Claimed claimed => Claim(draft, claimed),
            ChangeValue.Settled settled => draft.Words.Claims.Settlement(settled.Rule),
            ChangeValue.Brings brings => ClaimText.Sentence(draft, brings.Consequence),
            ChangeValue.Escalated escalated => draft.Words.Credits.Escalation(escalated.Step),
            _ => Frame(draft, value),
        };

    private static string Frame(Draft draft, ChangeValue value)
    {
        var (services, values, terms) = (draft.Words.Services, draft.Values, draft.Terms);
        return value switch
        {
            ChangeValue.Long length => values.Alone(length.Length),
            ChangeValue.Recurring { Price: var price } =>
                $"{services.PriceShort(price, terms.Currency)}, {services.InAdvance(price.InAdvance)}",
            ChangeValue.ByRate { Price: var price } => ServicesPart.Reduced(draft, price) ?? services.AtRateShort(price),
            ChangeValue.Package package => services.PackageShort(package.Of),
            ChangeValue.OfRate rate => services.RateShort(rate.Rate, terms.Currency)
                + (rate.Rate.Step is { } step ? $", {services.Steps(step)}" : ""),
            ChangeValue.Day day => values.Date(day.On),
            ChangeValue.Rounded rounded => draft.Words.Term.Rounding(rounded.Rule),
            ChangeValue.Remedies remedies => !remedies.OnlyCredits ? "Credits are not the only remedy."
            : remedies.AndTermination ? draft.Words.Credits.SoleRemedyWithTermination
            : draft.Words.Credits.SoleRemedy,
            ChangeValue.Renews renews => Words.Text(
                draft.Words.Term.Renews(renews.Renewal.For, renews.Renewal.Unless is not null),
                renews.Renewal.Unless is { } notice ? draft.Words.Term.Notice(notice) : null
            ),
            ChangeValue.Guaranteed { Rates: var rates } => Words.Text(
                rates.FrozenUntil is { } until ? draft.Words.Term.RatesFrozen(until) : null,
                rates.Announced is { } announced ? draft.Words.Term.RatesAnnounced(announced) : null
            ),
            ChangeValue.Combined combined => draft.Words.Credits.Combine(
                combined.Rule,
                combined.Rule.Levels.IsEmpty ? null : values.And(combined.Rule.Levels.Select(draft.Level))
            ),
            ChangeValue.Fee money => draft.Money(money.Of),
            _ => throw new InvalidOperationException("the family is closed"),
        };
    }

    private static string Level(Draft draft, ServiceLevel level) =>
        $"{Words.Sentence(draft.Words.Figures.Short(level.Measure))}: {TargetText.Short(draft, level)}";

    private static string Promise(Draft draft, ChangeValue.Promise promise) =>
        draft.Values.Bound(promise.Bound)
        + (promise.Clock is { } clock ? $" {draft.Words.Calendars.InHoursOf(clock)}" : "")
        + (promise.Allows is { } allows ? $" ({InHours(allows.Time)} of bad time in {allows.In})" : "");

    private static string Hours(Draft draft, ChangeValue.Hours hours)
    {
        var week = hours.Coverage is { } coverage ? HoursText.Of(coverage, draft.Words) : draft.Words.Calendars.Always;
        var holidays = hours.Holidays == 0 ? "" : $" without {Core.Assessment.Words.Count(hours.Holidays, "holiday")}";
        var year = $"{InHours(hours.Year)} in the year from {draft.Values.Date(hours.YearFrom)}{holidays}";
        return $"{week}: {InHours(hours.Week)} a week, {year}";
    }

    /// <summary>Whole hours, and the minutes where there are any.</summary>
    private static string InHours(Duration time) => Core.Assessment.Words.Length(time);

    private static string Amount(Draft draft, ChangeValue.Amount amount)
    {
        string[] parts =
        [
            amount.Credit.Sign != 0 || (amount.Days.Sign == 0 && amount.Points.Sign == 0) ? Range(draft, amount) : "",
            amount.Days.Sign != 0 ? draft.Words.Credits.Extension(amount.Days) : "",
            amount.Points.Sign != 0 ? $"{draft.Values.Number(amount.Points)} points" : "",
        ];
        return draft.Values.And(parts.Where(p => p.Length > 0)) + (amount.For.Length > 0 ? $" ({amount.For})" : "");
    }

    private static string Range(Draft draft, ChangeValue.Amount amount) =>
        amount.AtWorst is { } worst && worst != amount.Credit
            ? $"{draft.Money(amount.Credit)} to {draft.Money(worst)}"
            : draft.Money(amount.Credit);

    private static string Claim(Draft draft, ChangeValue.Claimed claimed)
    {
        var words = draft.Words.Claims;
        return claimed.Rule.Automatic ? words.Automatic : Words.Text(words.Claim(claimed.Rule, claimed.Window), words.Answer(claimed.Rule));
    }
}
