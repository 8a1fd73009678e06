using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Kept.Core.Agreements;
using Kept.Core.Evidence;
using Kept.Core.Problems;
using Kept.Text.Evidence;
using Kept.Text.Language;

namespace Kept.Cli;

/// <summary>Reads agreements with their amendments and with the files they refer to, which are looked for beside them.</summary>
internal sealed partial class AgreementFiles(Shell shell, Inputs inputs)
{
    private const int LargestFile = 256 << 20;
    private ImmutableArray<SourceText> _texts = [];

    /// <summary>The agreement in the first file; further files are its amendments and the texts it stands under.</summary>
    public Checked<AgreementDocument> Read(IReadOnlyList<string> paths)
    {
        var texts = paths.Select(Text).ToArray();
        var problems = texts.SelectMany(t => t.Problems).ToArray();
        if (problems.Length > 0)
        {
            return Checked<AgreementDocument>.Refused(problems);
        }

        _texts = [.. texts.Select(t => t.Value!)];
        return AgreementReader.Read(_texts, Resolve);
    }

    /// <summary>The agreement read last, with the amendments that evidence records besides (R10).</summary>
    public Checked<AgreementDocument> ReadAmended(string agreement, IEnumerable<Fact.Amendment> amendments) =>
        AgreementReader.Read([.. _texts, .. amendments.Select(a => AmendmentFact.AsSource(agreement, a))], Resolve);

    /// <summary>Each agreement among the files, read with all the others at hand; amendments are read with what they amend.</summary>
    public IEnumerable<(string Path, Checked<AgreementDocument> Result)> ReadEach(IReadOnlyList<string> paths)
    {
        var texts = paths.Select(p => (Path: p, Text: Text(p))).ToArray();
        var fine = texts.Where(t => t.Text.IsFine).ToArray();
        var amendments = fine.Where(t => Amends().IsMatch(t.Text.Value!.Text)).Select(t => t.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var (path, text) in texts)
        {
            if (!text.IsFine)
            {
                yield return (path, Checked<AgreementDocument>.Refused(text.Problems));
            }
            else if (!amendments.Contains(path) || amendments.Count == texts.Length)
            {
                var others = fine.Where(t => t.Path != path).Select(t => t.Text.Value!);
                yield return (path, AgreementReader.Read([text.Value, .. others], Resolve));
            }
        }
    }

    /// <summary>A file as text, or why it is none.</summary>
    public Checked<SourceText> Text(string path)
    {
        using var stream = inputs.Open(path);
        return SourceText.FromBytes(path, Bytes(stream));
    }

    /// <summary>What an agreement refers to, from beside the file that names it; null where it is not there.</summary>
    public SourceText? Resolve(Reference reference)
    {
        var folder = Path.GetDirectoryName(Path.Combine(shell.Folder, reference.From)) ?? shell.Folder;
        string[] names =
            reference.Kind == ReferenceKind.File ? [reference.Name] : [reference.Name, $"{reference.Name}.yaml", $"{reference.Name}.yml"];
        var found = names.Select(n => Path.Combine(folder, n)).FirstOrDefault(File.Exists);
        if (found is null)
        {
            return null;
        }

        using var stream = File.OpenRead(found);
        return SourceText.FromBytes(Path.GetRelativePath(shell.Folder, found), Bytes(stream), LargestFile).Value;
    }

    private static byte[] Bytes(Stream stream)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int read; bytes.Length <= LargestFile && (read = stream.Read(buffer)) > 0;)
        {
            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
    }

    [GeneratedRegex(@"^amends\s*:", RegexOptions.Multiline)]
    private static partial Regex Amends();
}
