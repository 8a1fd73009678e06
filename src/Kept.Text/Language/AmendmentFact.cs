using Kept.Core.Evidence;
using Kept.Core.Json;

namespace Kept.Text.Language;

/// <summary>An amendment that was recorded as a fact, as the file of its own that it could have been: JSON is YAML.</summary>
public static class AmendmentFact
{
    public static SourceText AsSource(string agreement, Fact.Amendment fact)
    {
        var json = new CanonicalJson().BeginObject().Key("amends").Text(agreement).Key("amendment").Text(fact.Reference);
        json.Key("effective").Text(ExactText.Of(fact.Effective)).Key("change").Embed(System.Text.Encoding.UTF8.GetBytes(fact.Patch));
        return new SourceText($"evidence {fact.Reference}", json.EndObject().ToString());
    }
}
