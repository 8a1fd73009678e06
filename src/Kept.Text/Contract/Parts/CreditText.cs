using System.Collections.Immutable;
using Kept.Core.Agreements;
using static Kept.Text.Contract.ContractBlock;

namespace Kept.Text.Contract.Parts;

/// <summary>What a miss earns.</summary>
internal static class CreditText
{
    public static IEnumerable<ContractBlock> Of(Draft draft, ServiceLevel level)
    {
        if (level.Credit is not { } credit)
        {
            return [];
        }

        var rest = Words.Text([.. Conditions(draft, credit), .. level.Escalation.Select(draft.Words.Credits.Escalation)]);
        var lead = draft.Words.Levels.CreditLead;
        var words = draft.Words.Credits;
        return credit.Quantity switch
        {
            CreditQuantity.Table table => [Paragraph(Words.Text(Base(draft, credit), rest, words.TableIntroduction)), Rows(draft, table)],
            CreditQuantity.Combined combined =>
            [
                Paragraph(Words.Text(Base(draft, credit), rest, words.Entitled(words.Combined(combined.Mode)).TrimEnd('.') + ":")),
                new Items([.. combined.Parts.Select(p => Phrase(draft, p, credit.Of))]),
            ],
            _ =>
            [
                Paragraph(
                    Words.Text(
                        words.Entitled(Phrase(draft, credit.Quantity, credit.Of)),
                        NeedsBase(credit) ? Base(draft, credit) : null,
                        rest
                    )
                ),
            ],
        };

        Paragraph Paragraph(string text) => new(text) { Lead = lead };
    }

    /// <summary>The credit in a cell of a table.</summary>
    public static string Short(Draft draft, Credit credit) =>
        credit.Quantity is CreditQuantity.Table table
            ? string.Join("; ", table.Rows.Select(r => Row(draft, r))) + (credit.Of is { } fee ? $" ({OfFee(draft, fee)})" : "")
            : Phrase(draft, credit.Quantity, credit.Of);

    /// <summary>The credit with all that it depends on, in one line.</summary>
    /// <param name="more">Further sentences on it, such as its limits.</param>
    public static string Whole(Draft draft, Credit credit, params IEnumerable<string> more)
    {
        string[] sentences = [.. Conditions(draft, credit).OfType<string>(), .. more];
        var credited = Short(draft, credit);
        return Words.Text([sentences.Length > 0 && !credited.EndsWith('.') ? $"{credited}." : credited, .. sentences]);
    }

    /// <summary>What a give is, with the fee that it is a share of.</summary>
    private static string GiveOf(Draft draft, Give give, FeeBase? of)
    {
        var text = draft.Words.Credits.Give(give, draft.Terms.Currency);
        return give is Give.Percent { Share.Sign: not 0 } && of is not null ? $"{text} {OfFee(draft, of)}" : text;
    }

    private static string OfFee(Draft draft, FeeBase fee) => draft.Words.Credits.OfFee(Titled(draft, fee), draft.Terms.Currency);

    /// <summary>A fee with its service by its title.</summary>
    internal static FeeBase Titled(Draft draft, FeeBase fee) => fee.Service is { } id ? fee with { Service = draft.Service(id) } : fee;

    private static string? Base(Draft draft, Credit credit) =>
        credit.Of is { } fee ? draft.Words.Credits.Base(Titled(draft, fee), draft.Terms.Currency) : null;

    // A sentence that says "10% of the monthly fee" needs no other for its base.
    private static bool NeedsBase(Credit credit) =>
        credit.Quantity
            is CreditQuantity.ProRata
                or CreditQuantity.Flat { Give: Give.Days { Extension: false } }
                or CreditQuantity.PerBlock { Give: Give.Days { Extension: false } }
                or CreditQuantity.PerStep { Give: Give.Days { Extension: false } };

    private static IEnumerable<string> Conditions(Draft draft, Credit credit)
    {
        var words = draft.Words.Credits;
        yield return credit.AtMost is { } count ? words.CountAtMost(count) : "";
        yield return credit.WhenMet ? words.WhenMet : "";
    }

    private static string Phrase(Draft draft, CreditQuantity quantity, FeeBase? of)
    {
        var words = draft.Words.Credits;
        return quantity switch
        {
            CreditQuantity.Table table => words.ByTable(string.Join("; ", table.Rows.Select(r => Row(draft, r)))),
            CreditQuantity.PerBlock block => words.PerBlock(block, GiveOf(draft, block.Give, of)),
            CreditQuantity.PerStep step => words.PerStep(step, GiveOf(draft, step.Give, of)),
            CreditQuantity.ProRata rule => words.ProRata(rule),
            CreditQuantity.Flat flat => GiveOf(draft, flat.Give, of),
            CreditQuantity.Combined combined => $"{words.Combined(combined.Mode)} ("
                + string.Join("; ", combined.Parts.Select(p => Phrase(draft, p, of)))
                + ")",
            _ => throw new InvalidOperationException("the family is closed"),
        };
    }

    private static string Row(Draft draft, CreditRow row) =>
        draft.Words.Credits.Row(Bounds(draft, row), draft.Words.Credits.Give(row.Give, draft.Terms.Currency));

    private static string Bounds(Draft draft, CreditRow row) => draft.Values.And(row.Bounds.Select(draft.Values.Bound));

    private static Table Rows(Draft draft, CreditQuantity.Table table)
    {
        var words = draft.Words.Credits;
        return new Table(
            [new Column(words.FigureHead), new Column(words.CreditHead)],
            [.. table.Rows.Select(r => ImmutableArray.Create(Words.Sentence(Bounds(draft, r)), words.Give(r.Give, draft.Terms.Currency)))]
        );
    }
}
