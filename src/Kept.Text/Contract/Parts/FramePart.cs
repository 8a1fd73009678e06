using System.Collections.Immutable;
using Kept.Core.Agreements;
using static Kept.Text.Contract.ContractBlock;

namespace Kept.Text.Contract.Parts;

/// <summary>Contacts, reports, plans, projects, disputes, assignment, clauses without figures, law and precedence.</summary>
internal static class FramePart
{
    public static IEnumerable<Section> Of(Draft draft)
    {
        var (frame, words) = (draft.Terms.Frame, draft.Words.Frame);
        return
        [
            Contacts(draft),
            Clauses(words.Reporting, frame.Reporting, r => new Clause(r.Clause, null, [new Paragraph(words.Report(r))])),
            Clauses(words.Plans, frame.Plans, p => new Clause(p.Clause, p.Id, [new Paragraph(words.Plan(p))])),
            One(words.Projects, frame.Projects, p => (p.Clause, [new Paragraph(words.Project(p, draft.Terms.Currency))])),
            One(words.Disputes, frame.Disputes, d => (d.Clause, Disputes(draft, d))),
            One(words.Assignment, frame.Assignment, a => (a.Clause, [new Paragraph(words.AssignmentText(a))])),
            Texts(words.Indemnity, frame.Indemnity),
            Texts(words.Restrictions, frame.Restrictions),
            Backing(draft),
            .. frame.Text.Select(t => Text(words.OtherTerms, t)),
            One(words.Law, frame.Law, l => (l.Clause, [new Paragraph(words.LawText(l))])),
            Precedence(draft),
        ];
    }

    private static Section One<T>(string title, T? value, Func<T, (string? Clause, IEnumerable<ContractBlock> Blocks)> say)
        where T : class
    {
        if (value is null)
        {
            return new Section(title, []);
        }

        var (clause, blocks) = say(value);
        return Section.Of(title, clause, blocks);
    }

    private static Section Clauses<T>(string title, ImmutableArray<T> values, Func<T, Clause> say) => new(title, [.. values.Select(say)]);

    private static Section Texts(string title, ImmutableArray<TextClause> texts) =>
        Clauses(title, texts, t => new Clause(t.Clause, t.Title, [new Paragraph(t.Text)]));

    private static Section Text(string untitled, TextClause text) =>
        Section.Of(Words.Sentence(text.Title ?? (text.Id.Length > 0 ? text.Id : untitled)), text.Clause, new Paragraph(text.Text));

    private static Section Contacts(Draft draft)
    {
        var (words, contacts) = (draft.Words.Frame, draft.Terms.Frame.Contacts);
        return contacts.IsEmpty
            ? new Section(words.Contacts, [])
            : Section.Of(
                words.Contacts,
                null,
                new Table(
                    [
                        new Column(words.ChannelHead),
                        new Column(words.ForHead),
                        new Column(words.ReachedHead, Share: 3),
                        new Column(words.OpenHead, Share: 3),
                    ],
                    [.. contacts.Select(c => Contact(draft, c))]
                )
            );
    }

    private static ImmutableArray<string> Contact(Draft draft, Contact contact)
    {
        var party = contact.Of switch
        {
            "customer" => draft.Words.Parties.Customer,
            "provider" => draft.Words.Parties.Provider,
            _ => null,
        };
        return
        [
            Words.Sentence(contact.Id),
            Listed(party, contact.Role),
            Listed(contact.Phone, contact.Email, contact.Url),
            Words.Sentence(draft.Words.Calendars.InHoursOf(contact.Hours)),
        ];
    }

    private static string Listed(params IEnumerable<string?> parts) =>
        string.Join(", ", parts.OfType<string>()) is { Length: > 0 } text ? text : "–";

    private static IEnumerable<ContractBlock> Disputes(Draft draft, DisputeRule rule)
    {
        var words = draft.Words.Frame;
        yield return new Paragraph(words.DisputeSteps);
        yield return new Items([.. rule.Steps.Select(words.DisputeStep)]);
        if (rule.Meanwhile is { } meanwhile)
        {
            yield return new Paragraph(words.Meanwhile(meanwhile));
        }
    }

    private static Section Backing(Draft draft)
    {
        var (words, below) = (draft.Words.Frame, draft.Terms.Frame.BackedBy);
        return below.IsEmpty
            ? new Section(words.Backing, [])
            : Section.Of(words.Backing, null, new Items([.. below.Select(draft.Words.Levels.BackedBy)]));
    }

    private static Section Precedence(Draft draft)
    {
        var (words, documents) = (draft.Words.Frame, draft.Terms.Frame.Precedence);
        return documents.IsEmpty
            ? new Section(words.Precedence, [])
            : Section.Of(words.Precedence, null, new Paragraph(words.PrecedenceText), new Items(documents));
    }
}
