using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Checks;
using Kept.Core.Problems;
using Kept.Text.Checks;
using Kept.Text.Language;

namespace Kept.Cli;

/// <summary>An agreement that was checked, with the defects recorded beside it, where any are.</summary>
internal sealed record Looked(
    string Path,
    AgreementDocument Document,
    ImmutableArray<PlacedFinding> Findings,
    Checked<RecordedFindings>? Record
)
{
    /// <summary>What is recorded beside it; null where nothing is, or where it cannot be read.</summary>
    public RecordedFindings? Recorded => Record?.Value;

    /// <summary>What is wrong with the record beside it.</summary>
    public ImmutableArray<Problem> Problems => Record?.Problems ?? [];

    public IEnumerable<Finding> Plain => Findings.Select(f => f.Finding);

    public Agreement Agreement => Document.Agreement;

    /// <summary>Checks all that were read, with one another and with what they rest on at hand.</summary>
    public static ImmutableArray<Looked> At(AgreementFiles files, IReadOnlyList<(string Path, Checked<AgreementDocument> Result)> read)
    {
        var fine = read.Where(r => r.Result.IsFine).Select(r => (r.Path, Document: r.Result.Value!)).ToArray();
        var around = fine.Select(f => f.Document.Agreement).Concat(fine.SelectMany(f => Beneath(files, f.Document)));
        var known = around.DistinctBy(a => a.Id).ToImmutableDictionary(a => a.Id, StringComparer.Ordinal);
        return [.. fine.Select(f => new Looked(f.Path, f.Document, AgreementCheck.Of(f.Document, known), Beside(files, f.Path)))];
    }

    /// <summary>The agreements that one rests on and that lie beside it, and those that these rest on.</summary>
    private static IEnumerable<Agreement> Beneath(AgreementFiles files, AgreementDocument document)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { document.Agreement.Id };
        var open = new Queue<AgreementDocument>([document]);
        while (open.TryDequeue(out var next))
        {
            var terms = next.Agreement.Versions[^1].Terms;
            foreach (var id in terms.ServiceLevels.SelectMany(l => l.BackedBy).Concat(terms.Frame.BackedBy).Select(b => b.Agreement).Where(seen.Add))
            {
                var source = files.Resolve(new Reference(ReferenceKind.Agreement, id, next.File));
                if (source is not null && AgreementReader.Read(source, files.Resolve) is { IsFine: true, Value: { } beneath })
                {
                    open.Enqueue(beneath);
                    yield return beneath.Agreement;
                }
            }
        }
    }

    private static Checked<RecordedFindings>? Beside(AgreementFiles files, string path) =>
        path != "-" && files.Resolve(new Reference(ReferenceKind.File, RecordedFindings.FileName, path)) is { } source
            ? RecordedFindings.Read(source)
            : null;
}
