using Kept.Core.Assessment;
using Kept.Core.Json;
using Kept.Core.Money;
using NodaTime;

namespace Kept.Text.Json;

/// <summary>One level in one window, as results print it.</summary>
public static class LevelJson
{
    private const int Digits = 12;

    public static void Write(CanonicalJson json, LevelResult level, MoneyText money)
    {
        json.BeginObject().Key("id").Text(level.Level).Key("clause").Text(level.Clause).Key("title").Text(level.Title);
        json.Key("window").Range(level.Window).Key("verdict").Text(ResultWords.Of(level.Verdict)).Key("target").Text(level.Target);
        Optional(json, "provider", level.Provider);
        Optional(json, "customer", level.Customer);
        Optional(json, "member", level.Member);
        Optional(json, "occurrence", level.Occurrence);
        Optional(json, "margin", level.Margin);
        Optional(json, "beside", level.Beside);
        Figure(json.Key("figure"), level);
        json.Key("best").Text(Bound(level, level.Best)).Key("worst").Text(Bound(level, level.Worst));
        Credit(json.Key("credit"), level.Credit, money);
        Clock(json, level.Clock);
        if (level.Reasons is { } reasons)
        {
            ReasonJson.Write(json.Key("reasons"), reasons);
        }

        json.EndObject();
    }

    private static void Optional(CanonicalJson json, string key, string? value)
    {
        if (value is not null)
        {
            json.Key(key).Text(value);
        }
    }

    private static void Figure(CanonicalJson json, LevelResult level)
    {
        if (level.Figure is { } figure)
        {
            json.BeginObject().Key("exact").Text(figure.Exact.ToString()).Key("shown").Text(figure.Shown);
            json.Key("unit").Text(ResultWords.Of(level.Unit)).EndObject();
        }
        else
        {
            json.Text(null);
        }
    }

    /// <summary>In the unit; what does not end is cut after twelve decimals towards the side that is worse for the provider.</summary>
    private static string? Bound(LevelResult level, Figure? figure)
    {
        if (figure is null)
        {
            return null;
        }

        var value = level.Unit == FigureUnit.Percent ? figure.Exact * 100 : figure.Exact;
        return ExactText.Of(value, Digits, MoreIsBetter(level) ? RoundingMode.Floor : RoundingMode.Ceiling);
    }

    private static bool MoreIsBetter(LevelResult level) =>
        level.Best is { } best && level.Worst is { } worst && best.Exact != worst.Exact
            ? best.Exact > worst.Exact
            : !level.Target.StartsWith("at most", StringComparison.Ordinal) && !level.Target.StartsWith("below", StringComparison.Ordinal);

    private static void Credit(CanonicalJson json, CreditResult credit, MoneyText money)
    {
        json.BeginObject().Key("state").Text(ResultWords.Of(credit.State));
        money.Range(json.Key("accrued"), credit.Accrued);
        money.Range(json.Key("entitled"), credit.Entitled);
        money.Range(json.Key("claimed"), credit.Claimed);
        money.Range(json.Key("granted"), credit.Granted);
        json.Key("settled").Text(money.Of(credit.Settled));
        if (credit.Disputed != default)
        {
            money.Range(json.Key("disputed"), credit.Disputed);
        }

        Instants(json, ("claimableUntil", credit.ClaimableUntil), ("answerDueAt", credit.AnswerDueAt));
        Plain(json, "extensionDays", credit.ExtensionDays);
        Plain(json, "points", credit.Points);
        json.EndObject();
    }

    private static void Plain(CanonicalJson json, string key, AmountRange amount)
    {
        if (amount != default)
        {
            new MoneyText(0).Range(json.Key(key), amount);
        }
    }

    private static void Clock(CanonicalJson json, ClockReading? clock)
    {
        if (clock is null)
        {
            return;
        }

        json.Key("clock").BeginObject().Key("startedAt").At(clock.StartedAt);
        Instants(json, ("stoppedAt", clock.StoppedAt), ("dueAt", clock.DueAt));
        json.Key("usedSeconds").Text(ExactText.Of(new Rational(clock.Used.BclCompatibleTicks, NodaConstants.TicksPerSecond)));
        json.Key("running").Flag(clock.Running).Key("paused").Flag(clock.Paused).EndObject();
    }

    private static void Instants(CanonicalJson json, params ReadOnlySpan<(string Key, Instant? At)> instants)
    {
        foreach (var (key, at) in instants)
        {
            if (at is { } known)
            {
                json.Key(key).At(known);
            }
        }
    }
}
