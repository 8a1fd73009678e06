using System.Collections.Immutable;
using Kept.Core.Checks;
using Kept.Core.Problems;
using Kept.Text.Checks;
using Kept.Text.Contract;
using Kept.Text.Contract.Languages;
using Kept.Text.Language;

namespace Kept.Text.Gallery;

/// <summary>An agreement of the gallery with all that its page says about it.</summary>
/// <param name="Downtime">What it owes for the usual patterns of downtime, service by service.</param>
public sealed record GalleryEntry(
    AgreementDocument Document,
    RecordedFindings Recorded,
    ImmutableArray<Finding> Findings,
    ImmutableArray<ServiceDowntime> Downtime
)
{
    public const string AgreementFile = "agreement.yaml";

    /// <summary>The folder's name, which is the agreement's id.</summary>
    public string Id => Document.Agreement.Id;

    internal string Link => $"[{Id}]({Id}/{AgreementFile})";

    internal Draft Draft { get; } = new(ContractSource.Of(Document), ContractLanguage.Of("en")!);

    internal int Count(Severity severity) => Findings.Count(f => f.Severity == severity);

    /// <summary>Reads and checks an agreement, and tries what it owes.</summary>
    /// <param name="agreement">The text of <c>agreement.yaml</c>.</param>
    /// <param name="recorded">The text of <c>recorded.yaml</c> beside it.</param>
    public static Checked<GalleryEntry> Of(SourceText agreement, SourceText recorded)
    {
        var document = AgreementReader.Read(agreement);
        var record = RecordedFindings.Read(recorded);
        return document.IsFine && record.IsFine
            ? Checked<GalleryEntry>.Fine(
                new GalleryEntry(
                    document.Value,
                    record.Value,
                    [.. AgreementCheck.Of(document.Value).Select(f => f.Finding)],
                    Core.Checks.Downtime.Of(document.Value.Agreement, DowntimePattern.Usual)
                )
            )
            : Checked<GalleryEntry>.Refused([.. document.Problems, .. record.Problems]);
    }
}
