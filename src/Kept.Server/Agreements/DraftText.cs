using System.Collections.Immutable;
using Kept.Core.Problems;
using Kept.Server.Filing;
using Kept.Text.Language;

namespace Kept.Server.Agreements;

/// <summary>A text with all that it refers to, read once to see that it can be.</summary>
/// <param name="Files">What it refers to, by name.</param>
/// <param name="Document">Null where there are problems.</param>
public sealed record DraftText(
    string Text,
    IReadOnlyDictionary<string, string> Files,
    AgreementDocument? Document,
    ImmutableArray<Problem> Problems
)
{
    private static readonly DraftText None = new("", new Dictionary<string, string>(), null, []);

    /// <summary>Agreements of this server that the text names are taken along with what they name in turn.</summary>
    public static async Task<DraftText> Gather(
        Shelf shelf,
        string id,
        string? text,
        Dictionary<string, string>? given,
        CancellationToken cancel
    )
    {
        if (text is null)
        {
            return None;
        }

        var own = AgreementTexts.WithId(text, id);
        var files = new SortedDictionary<string, string>(given ?? [], StringComparer.Ordinal);
        while (true)
        {
            var missing = new HashSet<string>(StringComparer.Ordinal);
            var read = AgreementReader.Read([new SourceText($"{id}.yaml", own)], reference => Found(files, reference, missing));
            if (!await Fetched(shelf, missing, files, cancel))
            {
                return new DraftText(own, files, read.Value, read.Problems);
            }
        }
    }

    private static SourceText? Found(IReadOnlyDictionary<string, string> files, Reference reference, HashSet<string> missing)
    {
        var name = reference.Kind == ReferenceKind.Agreement ? $"{reference.Name}.yaml" : reference.Name;
        if (files.TryGetValue(name, out var text))
        {
            return new SourceText(name, text);
        }

        if (reference.Kind == ReferenceKind.Agreement)
        {
            missing.Add(reference.Name);
        }

        return null;
    }

    /// <summary>Whether anything that was missing is there now.</summary>
    private static async Task<bool> Fetched(
        Shelf shelf,
        HashSet<string> missing,
        SortedDictionary<string, string> files,
        CancellationToken cancel
    )
    {
        var any = false;
        foreach (var name in missing)
        {
            if (await shelf.Agreement(name, cancel) is { Exists: true } found)
            {
                files[$"{name}.yaml"] = found.Text.Text;
                foreach (var file in found.Files)
                {
                    files.TryAdd(file.Name, file.Text);
                }

                any = true;
            }
        }

        return any;
    }
}
