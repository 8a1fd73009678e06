using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kept.Text.Language.Blocks;
using Kept.Text.Language.Shapes;

namespace Kept.Text.Language;

/// <summary>The JSON Schema (draft 2020-12) of agreement files and amendment files, from the same description that reads them.</summary>
public static class SchemaWriter
{
    /// <summary>For editors: completion, and checking of everything that one file alone can tell.</summary>
    public static string Write()
    {
        using var stream = new MemoryStream();
        using (
            var writer = new Utf8JsonWriter(
                stream,
                new JsonWriterOptions
                {
                    Indented = true,
                    Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                    NewLine = "\n",
                }
            )
        )
        {
            Schema().WriteTo(writer);
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    internal static JsonObject Schema()
    {
        var names = new SchemaNames();
        var either = new JsonArray(Root.Shape.Schema(names), Amendments.FileShape.Schema(names));
        return new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "Kept agreement, language version 1",
            ["anyOf"] = either,
            ["$defs"] = names.Definitions(),
        };
    }
}
