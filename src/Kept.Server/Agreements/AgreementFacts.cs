using System.Text;
using Kept.Core.Evidence;
using Kept.Core.Json;
using Kept.Core.Problems;
using Kept.Store;
using Kept.Text.Evidence;

namespace Kept.Server.Agreements;

/// <summary>Facts as entries and back: the payload is the line that an evidence file would hold.</summary>
public static class AgreementFacts
{
    public static NewEntry Entry(Fact fact)
    {
        var json = new CanonicalJson();
        FactJson.Write(json, fact);
        return new NewEntry(fact.Kind, fact.Begin == Fact.Always ? fact.RecordedAt : fact.Begin, json.ToString())
        {
            SourceKey = fact.Reference,
        };
    }

    /// <exception cref="StoreException">The payload is no fact: the journal was changed by something else.</exception>
    public static Fact Read(Entry entry)
    {
        var problems = new List<Problem>();
        var place = new Place($"{entry.Stream}#{entry.Version}", 1, 1);
        return EvidenceReader.ReadOne(Encoding.UTF8.GetBytes(entry.Payload), place, EvidenceOptions.Default, problems)
            ?? throw new StoreException(
                $"entry {entry.Version} of {entry.Stream} is no fact: {string.Join("; ", problems)}",
                StoreTrouble.Damaged
            );
    }
}
