using System.Collections.Immutable;
using System.Text.Json;

namespace Kept.Web.Drafting;

/// <summary>Where two trees say something else.</summary>
public static class TreeDifference
{
    /// <summary>The paths of what one has and the other has not, or says otherwise; the outermost that differ. Numbers and words that read alike are alike.</summary>
    public static ImmutableArray<string> Of(JsonElement one, JsonElement other) => [.. Between(one, other, "")];

    private static IEnumerable<string> Between(JsonElement one, JsonElement other, string path)
    {
        if (one.ValueKind == JsonValueKind.Object && other.ValueKind == JsonValueKind.Object)
        {
            var keys = one.Members().Select(m => m.Name).Union(other.Members().Select(m => m.Name));
            return keys.SelectMany(k => Between(one.In(k), other.In(k), path.Length == 0 ? k : $"{path}.{k}"));
        }

        if (
            one.ValueKind == JsonValueKind.Array
            && other.ValueKind == JsonValueKind.Array
            && one.GetArrayLength() == other.GetArrayLength()
        )
        {
            return one.EnumerateArray().Zip(other.EnumerateArray()).SelectMany((p, i) => Between(p.First, p.Second, $"{path}[{i}]"));
        }

        return
            one.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array)
            && other.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array)
            && one.Word() == other.Word()
            ? []
            : [path];
    }
}
