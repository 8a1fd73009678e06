using Kept.Core.Checks;
using Kept.Core.Json;
using Kept.Text.Checks;
using Kept.Text.Report;

namespace Kept.Text.Json;

/// <summary>Findings as canonical JSON.</summary>
public static class FindingJson
{
    public static CanonicalJson Write(CanonicalJson json, IEnumerable<PlacedFinding> findings)
    {
        json.BeginArray();
        foreach (var found in findings)
        {
            Write(json, found);
        }

        return json.EndArray();
    }

    private static void Write(CanonicalJson json, PlacedFinding found)
    {
        var finding = found.Finding;
        json.BeginObject().Key("code").Text(finding.Code).Key("severity").Text(FindingReport.Name(finding.Severity));
        json.Key("group").Text(finding.Kind.Group.ToString().ToLowerInvariant()).Key("path").Text(finding.Path);
        json.Key("level").Text(finding.Level).Key("clause").Text(finding.Clause);
        json.Key("file").Text(found.At.File).Key("line").Whole(found.At.Line).Key("column").Whole(found.At.Column);
        json.Key("sentence").Text(finding.Sentence).Key("hint").Text(finding.Hint).Key("examples").BeginArray();
        foreach (var example in finding.Examples)
        {
            json.BeginObject().Key("facts").Text(example.Facts).Key("shows").Text(example.Shows).EndObject();
        }

        json.EndArray().Key("because").BeginArray();
        foreach (var line in finding.Because)
        {
            json.Text(line);
        }

        json.EndArray().Key("accepted").Text(finding.Accepted?.Reason).EndObject();
    }
}
