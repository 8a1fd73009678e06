using Kept.Core.Json;
using Kept.Text.Imports.OpenSlo;

namespace Kept.Cli.Output;

/// <summary>An imported agreement and what it leaves out, for programs.</summary>
internal static class ImportOutput
{
    public static string Json(ImportedAgreement imported)
    {
        var json = new CanonicalJson().BeginObject().Key("agreement").Text(imported.Text).Key("left").BeginArray();
        foreach (var left in imported.Left)
        {
            json.BeginObject().Key("file").Text(left.At.File).Key("line").Whole(left.At.Line).Key("column").Whole(left.At.Column);
            json.Key("what").Text(left.What).Key("why").Text(left.Why).EndObject();
        }

        return json.EndArray().EndObject() + "\n";
    }
}
