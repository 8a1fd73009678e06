using System.Collections.Immutable;
using Kept.Core.Agreements;
using static Kept.Text.Contract.ContractBlock;

namespace Kept.Text.Contract.Parts;

/// <summary>The customers, lines and sites that the text serves.</summary>
internal static class MembersPart
{
    public static Section Of(Draft draft)
    {
        var words = draft.Words.Frame;
        return draft.Terms.Members.IsEmpty
            ? new Section("", [])
            : Section.Of(words.Members, null, new Paragraph(words.MembersServed), Table(draft, draft.Terms.Members));
    }

    // A column in which nothing would stand is left out.
    private static Table Table(Draft draft, ImmutableArray<Member> members)
    {
        var words = draft.Words.Frame;
        (string Head, Func<Member, string?> Cell)[] columns =
        [
            (draft.Words.Parties.Customer, m => m.Customer),
            (words.ResourceHead, m => m.Resource),
            (draft.Words.Figures.Dimension(TargetDimension.Plan), m => m.Plan),
            (draft.Words.Services.PriceHead, m => m.Fee is { } fee ? draft.Money(fee) : null),
            (words.FromHead, m => m.From is { } from ? draft.Values.Date(from) : null),
            (words.UntilHead, m => m.Until is { } until ? draft.Values.Date(until.PlusDays(-1)) : null),
            (words.ValuesHead, m => m.Values.IsEmpty ? null : string.Join(", ", m.Values.Select(v => $"{v.Key}: {v.Value}"))),
        ];
        var used = columns.Where(c => members.Any(m => c.Cell(m) is not null)).ToArray();
        return new Table(
            [.. used.Select(c => new Column(c.Head))],
            [.. members.Select(m => used.Select(c => c.Cell(m) ?? "–").ToImmutableArray())]
        );
    }
}
