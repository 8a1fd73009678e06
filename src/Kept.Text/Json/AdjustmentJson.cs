using Kept.Core.Assessment;
using Kept.Core.Json;

namespace Kept.Text.Json;

/// <summary>What replaces a statement (R11), as part of the result that replaces it.</summary>
internal static class AdjustmentJson
{
    public static void Write(CanonicalJson json, Adjustment adjustment, MoneyText money)
    {
        json.BeginObject().Key("replaces").Text(adjustment.Replaces);
        money.Range(json.Key("entitled"), adjustment.Entitled);
        money.Range(json.Key("granted"), adjustment.Granted);
        json.Key("lines").Each(adjustment.Lines, line => Line(json, line, money));
        json.EndObject();
    }

    private static void Line(CanonicalJson json, AdjustmentLine line, MoneyText money)
    {
        json.BeginObject().Key("level").Text(line.Level).Key("clause").Text(line.Clause).Key("from").At(line.From);
        json.Key("member").Text(line.Member).Key("occurrence").Text(line.Occurrence);
        json.Key("was").Text(line.Was?.Verdict).Key("is").Text(line.Is?.Verdict);
        money.Range(json.Key("entitled"), line.Entitled);
        money.Range(json.Key("granted"), line.Granted);
        json.Key("facts").Each(line.Facts, fact => json.Text(fact)).EndObject();
    }
}
