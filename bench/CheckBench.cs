using Kept.Text.Checks;
using Kept.Text.Language;

namespace Kept.Bench;

/// <summary>
/// Checking an agreement: all checks with their counter-examples, each assessed by the engine; beside it, reading the same text.
/// </summary>
public static class CheckBench
{
    private const long Target = 100_000_000;

    public static IEnumerable<Row> Run()
    {
        foreach (
            var path in new[] { "samples/consultancy/agreement.yaml", "samples/contact-centre/agreement.yaml", "templates/managed-it.yaml" }
        )
        {
            var file = Path.Combine(ReadBench.Root(), path);
            var text = File.ReadAllText(file);
            var source = new SourceText(path, text);
            var document = AgreementReader.Read(source).OrThrow();
            yield return Timing.Measure(
                $"checking {path} ({text.Split('\n').Length} lines); twin: reading it",
                _ => AgreementCheck.Of(document).Length,
                _ => AgreementReader.Read(source).Value!.Places.Count,
                Target
            );
        }
    }
}
