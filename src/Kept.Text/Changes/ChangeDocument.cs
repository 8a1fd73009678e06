using System.Collections.Immutable;
using Kept.Core.Changes;
using Kept.Text.Contract;
using static Kept.Text.Contract.ContractBlock;

namespace Kept.Text.Changes;

/// <summary>A comparison as a document, to be written in the forms that contracts are written in.</summary>
public static class ChangeDocument
{
    public static ContractDocument Of(Redline redline)
    {
        var words = redline.After.Words;
        return new ContractDocument(
            words.Code,
            redline.Title,
            [
                new Paragraph($"{redline.Versions}."),
                new Paragraph(redline.Summary),
                .. redline.Groups.SelectMany(g => Group(redline, g.Heading, g.Changes)),
            ],
            new ContractFoot($"From: {Named(redline.From)}", $"To: {Named(redline.To)}", words.Parties.Page)
        );
    }

    private static IEnumerable<ContractBlock> Group(Redline redline, string heading, AgreementChange[] changes) =>
        [
            new Heading(1, null, heading),
            new Table(
                [
                    new Column("What", Share: 2),
                    new Column("Was", Share: 4),
                    new Column("Becomes", Share: 4),
                    new Column("Who gains", Share: 2),
                ],
                [.. changes.Select(c => Row(redline, c))]
            ),
        ];

    private static ImmutableArray<string> Row(Redline redline, AgreementChange change)
    {
        var (from, to) = redline.Sides(change);
        var warning = change.Warning is { } less ? $"; keeps less: {less}" : "";
        return [ChangeWords.Of(change), from ?? ChangeWords.Absent, to ?? ChangeWords.Absent, ChangeWords.Of(change.Gains) + warning];
    }

    private static string Named(ContractSource source) =>
        $"version {source.Version} of {source.Terms.Id}, SHA-256 of the terms {source.Hash}";
}
