using System.Collections.Immutable;
using Kept.Core.Assessment;
using Kept.Core.Json;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Text.Json;

/// <summary>
/// A result as canonical JSON (RFC 8785), the form that is hashed and handed over. Money and ratios are decimal strings, instants are
/// universal time, and an amount that is a range is an object with its best and its worst case. Bands for drawing are left out.
/// </summary>
public static class ResultJson
{
    /// <summary>The result with its own hash, and with the adjustment by which it replaces a statement where it does.</summary>
    public static string Write(AssessmentResult result, Adjustment? adjustment = null) =>
        Write(result, adjustment, "hash", HashOf(result, adjustment));

    /// <summary>A part of a result, such as one level. It has no hash of its own: <c>partOf</c> is that of the whole.</summary>
    public static string WritePart(AssessmentResult part, string hashOfWhole) => Write(part, null, "partOf", hashOfWhole);

    /// <summary>SHA-256 of the canonical JSON of the result without the member <c>hash</c>.</summary>
    public static string HashOf(AssessmentResult result, Adjustment? adjustment = null) => 
        Sha256Hex.Of(Write(result, adjustment, "hash", null));

    private static string Write(AssessmentResult result, Adjustment? adjustment, string hashKey, string? hash)
    {
        var money = new MoneyText(result.MinorDigits);
        var json = new CanonicalJson().BeginObject();
        json.Key("agreement").Text(result.Agreement).Key("version").Text(result.Version);
        json.Key("period").Range(result.Period).Key("asOf").At(result.AsOf);
        json.Key("levels").Each(result.Levels, level => LevelJson.Write(json, level, money));
        json.Key("rights").Each(result.Rights, right => Right(json, right));
        json.Key("remarks").Each(result.Remarks, remark => json.Text(remark));
        Totals(json.Key("credit"), result, money);
        Inputs(json.Key("inputs"), result.Inputs);
        if (adjustment is not null)
        {
            AdjustmentJson.Write(json.Key("adjustment"), adjustment, money);
        }

        if (hash is not null)
        {
            json.Key(hashKey).Text(hash);
        }

        return json.EndObject().ToString();
    }

    private static void Totals(CanonicalJson json, AssessmentResult result, MoneyText money)
    {
        var credit = result.Credit;
        json.BeginObject().Key("currency").Text(result.Currency);
        money.Range(json.Key("accrued"), credit.Accrued);
        money.Range(json.Key("entitled"), credit.Entitled);
        money.Range(json.Key("claimed"), credit.Claimed);
        money.Range(json.Key("granted"), credit.Granted);
        if (credit.Disputed != default)
        {
            money.Range(json.Key("disputed"), credit.Disputed);
        }

        json.Key("reasons").Each(credit.Reasons, reason => ReasonJson.Write(json, reason));
        json.Key("settled").Text(money.Of(credit.Settled)).EndObject();
    }

    private static void Right(CanonicalJson json, RightResult right)
    {
        json.BeginObject()
            .Key("level")
            .Text(right.Level)
            .Key("clause")
            .Text(right.Clause)
            .Key("right")
            .Text(right.Right)
            .Key("given")
            .Flag(right.Given);
        if (right.At is { } at)
        {
            json.Key("at").At(at);
        }

        ReasonJson.Write(json.Key("reasons"), right.Reasons);
        json.EndObject();
    }

    private static void Inputs(CanonicalJson json, Inputs inputs)
    {
        json.BeginObject().Key("engine").Text(inputs.Engine).Key("language").Whole(inputs.Language);
        json.Key("timeZones").Text(inputs.TimeZoneDatabase);
        json.Key("holidays").Each(inputs.HolidayDates, date => json.Text(date));
        json.Key("agreement")
            .Each(
                inputs.Versions,
                v => json.BeginObject().Key("version").Whole(v.Number).Key("label").Text(v.Label).Key("hash").Text(v.Hash).EndObject()
            );
        json.Key("evidence").BeginObject().Key("facts").Whole(inputs.FactsKnown).Key("hash").Text(inputs.EvidenceHash).EndObject();
        json.EndObject();
    }
}

/// <summary>Amounts with the decimals of the currency; more of them where an amount is not rounded yet, cut after twelve.</summary>
public readonly record struct MoneyText(int MinorDigits)
{
    private const int AtMost = 12;

    public string Of(Rational amount)
    {
        var rounded = amount.Round(MinorDigits, RoundingMode.TowardsZero) == amount;
        return rounded
            ? amount.ToDecimalString(MinorDigits, RoundingMode.TowardsZero)
            : ExactText.Of(amount, AtMost, RoundingMode.TowardsZero);
    }

    public void Range(CanonicalJson json, AmountRange amount)
    {
        if (amount.IsExact)
        {
            json.Text(Of(amount.Best));
        }
        else
        {
            json.BeginObject().Key("best").Text(Of(amount.Best)).Key("worst").Text(Of(amount.Worst)).EndObject();
        }
    }
}

internal static class JsonParts
{
    public static CanonicalJson At(this CanonicalJson json, Instant at) => json.Text(ExactText.Of(at));

    public static CanonicalJson Range(this CanonicalJson json, TimeRange range) =>
        json.BeginObject().Key("from").At(range.From).Key("until").At(range.Until).EndObject();

    public static CanonicalJson Each<T>(this CanonicalJson json, ImmutableArray<T> items, Action<T> write)
    {
        json.BeginArray();
        foreach (var item in items.IsDefault ? [] : items)
        {
            write(item);
        }

        return json.EndArray();
    }
}
