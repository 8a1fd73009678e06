using Kept.Text.Language;

namespace Kept.Bench;

/// <summary>
/// Reading an agreement: from text to typed terms, with all its checks and its hash; beside it, the YAML parser's events alone.
/// </summary>
public static class ReadBench
{
    public static IEnumerable<Row> Run()
    {
        foreach (var sample in new[] { "consultancy", "support-desk" })
        {
            var file = Path.Combine(Root(), "samples", sample, "agreement.yaml");
            var text = File.ReadAllText(file);
            var source = new SourceText(file, text);
            yield return Timing.Measure(
                $"reading samples/{sample} ({text.Split('\n').Length} lines); twin: parsing alone",
                _ => AgreementReader.Read(source).Value!.Agreement.Versions.Length,
                _ => Events(text),
                1_000_000
            );
        }
    }

    internal static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Kept.slnx")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }

    private static long Events(string text)
    {
        var parser = new YamlDotNet.Core.Parser(new StringReader(text));
        var count = 0L;
        while (parser.MoveNext())
        {
            count++;
        }

        return count;
    }
}
