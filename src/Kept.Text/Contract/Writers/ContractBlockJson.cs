using Kept.Core.Json;
using Kept.Text.Json;
using static Kept.Text.Contract.ContractBlock;

namespace Kept.Text.Contract.Writers;

/// <summary>The members of one block's JSON object; <c>kind</c> says which they are.</summary>
internal static class ContractBlockJson
{
    public static void Write(CanonicalJson json, ContractBlock block)
    {
        switch (block)
        {
            case Heading heading:
                json.Key("kind").Text("heading").Key("depth").Whole(heading.Level).Key("text").Text(heading.Text);
                break;
            case Paragraph paragraph:
                json.Key("kind").Text("paragraph").Key("number").Text(paragraph.Number);
                json.Key("lead").Text(paragraph.Lead).Key("text").Text(paragraph.Text);
                break;
            case Items items:
                json.Key("kind").Text("items").Key("items").Each(items.Texts, t => json.Text(t));
                break;
            case Definitions definitions:
                json.Key("kind").Text("definitions").Key("definitions").Each(definitions.Of, d => Write(json, d));
                break;
            case Table table:
                Write(json, table);
                break;
            case Signatures signatures:
                json.Key("kind").Text("signatures").Key("places").Each(signatures.Places, p => Write(json, p));
                break;
            default:
                throw new InvalidOperationException("the family is closed");
        }
    }

    private static void Write(CanonicalJson json, Definition definition) =>
        json.BeginObject().Key("term").Text(definition.Term).Key("meaning").Text(definition.Meaning).EndObject();

    private static void Write(CanonicalJson json, Table table)
    {
        json.Key("kind")
            .Text("table")
            .Key("columns")
            .Each(table.Columns, c => json.BeginObject().Key("head").Text(c.Head).Key("number").Flag(c.IsNumber).EndObject());
        json.Key("rows").Each(table.Rows, r => json.Each(r, c => json.Text(c)));
    }

    private static void Write(CanonicalJson json, SignaturePlace place) =>
        json.BeginObject()
            .Key("role")
            .Text(place.Role)
            .Key("name")
            .Text(place.Name)
            .Key("lines")
            .Each(place.Lines, l => json.Text(l))
            .EndObject();
}
