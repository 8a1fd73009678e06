using Kept.Core.Changes;
using Kept.Core.Json;
using Kept.Text.Contract;

namespace Kept.Text.Changes;

/// <summary>A comparison as canonical JSON.</summary>
public static class ChangeJson
{
    public static string Write(Redline redline)
    {
        var json = new CanonicalJson().BeginObject();
        Version(json.Key("from"), redline.From);
        Version(json.Key("to"), redline.To);
        json.Key("weaker").Flag(redline.Comparison.IsWeaker).Key("changes").BeginArray();
        foreach (var change in redline.Comparison.Changes)
        {
            Change(json, redline, change);
        }

        return json.EndArray().EndObject().ToString();
    }

    private static void Version(CanonicalJson json, ContractSource source) =>
        json.BeginObject()
            .Key("agreement")
            .Text(source.Terms.Id)
            .Key("version")
            .Whole(source.Version)
            .Key("hash")
            .Text(source.Hash)
            .EndObject();

    private static void Change(CanonicalJson json, Redline redline, AgreementChange change)
    {
        var (from, to) = redline.Sides(change);
        json.BeginObject().Key("part").Text(ChangeWords.Key(change.Part)).Key("path").Text(change.Path);
        json.Key("level").Text(change.Level).Key("clause").Text(change.Clause).Key("about").Text(change.About);
        json.Key("from").Text(from).Key("to").Text(to);
        json.Key("gains").Text(ChangeWords.Key(change.Gains)).Key("keepsLess").Text(change.Warning).EndObject();
    }
}
