using Kept.Core.Evidence;
using Kept.Core.Json;

namespace Kept.Text.Evidence;

/// <summary>Writes facts as canonical JSON Lines. What is written reads back as the same facts.</summary>
public static class EvidenceWriter
{
    /// <param name="facts">Written in the order given; for the file that <see cref="EvidenceBook.Hash"/> is taken of, pass <see
    /// cref="EvidenceBook.Recorded"/>.</param>
    public static void Write(IEnumerable<Fact> facts, Stream to)
    {
        var json = new CanonicalJson();
        foreach (var fact in facts)
        {
            FactJson.Write(json.Clear(), fact);
            to.Write(json.Utf8);
            to.WriteByte((byte)'\n');
        }
    }

    /// <summary>One fact as a line, without its end.</summary>
    public static string Line(Fact fact)
    {
        var json = new CanonicalJson();
        FactJson.Write(json, fact);
        return json.ToString();
    }
}
