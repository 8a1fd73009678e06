using Kept.Core.Assessment;
using Kept.Core.Json;

namespace Kept.Text.Json;

/// <summary>The adjustment of a result that replaces a statement.</summary>
internal static class AdjustmentJson
{
    public static void Write(CanonicalJson json, Adjustment adjustment, MoneyText money)
    {
        json.BeginObject().Key("statement").Text(adjustment.Replaces);
        money.Range(json.Key("entitled"), adjustment.Entitled);
        money.Range(json.Key("granted"), adjustment.Granted);
        json.Key("lines").Each(adjustment.Lines, line => Line(json, line, money)).EndObject();
    }

    private static void Line(CanonicalJson json, AdjustmentLine line, MoneyText money)
    {
        json.BeginObject().Key("level").Text(line.Level).Key("clause").Text(line.Clause).Key("from").At(line.From);
        if (line.Member is { } member)
        {
            json.Key("member").Text(member);
        }

        if (line.Occurrence is { } occurrence)
        {
            json.Key("occurrence").Text(occurrence);
        }

        Stated(json.Key("was"), line.Was, money);
        Stated(json.Key("is"), line.Is, money);
        money.Range(json.Key("entitled"), line.Entitled);
        money.Range(json.Key("granted"), line.Granted);
        json.Key("facts").Each(line.Facts, fact => json.Text(fact)).EndObject();
    }

    private static void Stated(CanonicalJson json, StatedEntry? entry, MoneyText money)
    {
        if (entry is null)
        {
            json.Text(null);
            return;
        }

        json.BeginObject().Key("verdict").Text(entry.Verdict);
        money.Range(json.Key("entitled"), entry.Entitled);
        money.Range(json.Key("granted"), entry.Granted);
        json.EndObject();
    }
}
