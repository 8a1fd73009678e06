using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Kept.Core.Problems;
using Kept.Text.Language;

namespace Kept.Server.Agreements;

/// <summary>Agreements as text: read with what they refer to, which is kept beside them.</summary>
internal static partial class AgreementTexts
{
    /// <summary>The text with its amendments; what it refers to is among the files.</summary>
    public static Checked<AgreementDocument> Read(SourceText text, ImmutableArray<SourceText> files, IEnumerable<SourceText> amendments) =>
        AgreementReader.Read([text, .. amendments], reference => Find(files, reference));

    public static ImmutableArray<SourceText> Files(IReadOnlyDictionary<string, string> files) =>
        [.. files.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => new SourceText(f.Key, f.Value))];

    /// <summary>The same text as another agreement: its id is the one that it is filed under.</summary>
    public static string WithId(string text, string id) => Id().Replace(text, $"agreement: {id}", 1);

    /// <summary>What the text says it is called; null where it does not say.</summary>
    public static string? IdOf(string text) =>
        Id().Match(text) is { Success: true } match ? match.Groups["id"].Value.Trim().Trim('"', '\'') : null;

    private static SourceText? Find(ImmutableArray<SourceText> files, Reference reference) =>
        reference.Kind switch
        {
            ReferenceKind.File => files.FirstOrDefault(f => f.Name == reference.Name),
            ReferenceKind.Agreement => files.FirstOrDefault(f => f.Name == $"{reference.Name}.yaml" || f.Name == reference.Name),
        };

    [GeneratedRegex(@"^agreement:[ \t]*(?<id>[^#\r\n]*?)(?=[ \t]*(?:#|\r?$))", RegexOptions.Multiline)]
    private static partial Regex Id();
}
