using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Time;
using Kept.Server.Agreements;
using Kept.Server.Tickets;
using NodaTime;

namespace Kept.Server.Entitlements;

/// <summary>What one agreement covers at an instant.</summary>
internal sealed record Cover(AgreementFold Agreement, AgreementTerm Term, TicketValues Case, Instant At)
{
    private Terms Terms => Agreement.Agreement.InForceAt(At).Terms;

    /// <summary>The services that are asked for: all, or the one that is named, by itself or by a resource of it.</summary>
    private ImmutableArray<Service> Services =>
        [.. Terms.Services.Where(s => Case.Service is not { } asked || s.Id == asked || s.Resources.Contains(asked) || IsMember(asked))];

    public bool IsAboutService => Case.Service is null || !Services.IsEmpty;

    public bool IsCovered
    {
        get
        {
            var day = LocalTimes.DateOf(Terms.Zone, At);
            return (Term.From is not { } from || from <= day) && (Until is not { } until || day < until);
        }
    }

    /// <summary>The first day that is not covered: the end of the term, or an earlier end.</summary>
    private LocalDate? Until => Agreement.EndedOn is { } ended && !(Term.Until < ended) ? ended : Term.Until;

    public static Cover Of(AgreementFold agreement, TicketValues asked, Instant at) =>
        new(agreement, AgreementTerm.Of(agreement.Agreement, agreement.Book, at), asked, at);

    public object Answer() =>
        new
        {
            agreement = Agreement.Id,
            title = Terms.Title,
            covered = IsCovered,
            from = Term.From,
            until = Until,
            services = Services.Select(s => new
            {
                id = s.Id,
                clause = s.Clause,
                title = s.Title ?? s.Id,
                resources = s.Resources,
            }),
            levels = IsCovered ? Terms.ServiceLevels.Where(l => l.Of.Any(o => Services.Any(s => s.Id == o))).Select(Level) : [],
            contacts = Terms.Frame.Contacts.Select(Contact),
        };

    private bool IsMember(string resource) =>
        Terms.Members.Any(m => m.Resource == resource) || Agreement.Book.Members.Any(m => m.Resource == resource);

    private object Level(ServiceLevel level) =>
        new
        {
            level = level.Id,
            clause = level.Clause,
            title = level.DisplayTitle,
            ofShare = level.Measure is Measure.Attainment,
            cases = Cases(level).Select(c => Due(level, c)).Where(d => d is not null),
        };

    /// <summary>The case that is asked about; where the target depends on more than it says, one for each that is told apart.</summary>
    private IEnumerable<(ImmutableSortedDictionary<string, string> Keys, Fact.Ticket Like)> Cases(ServiceLevel level)
    {
        var said = Case.In(new Fact.Ticket("new", TicketEvent.Opened, At) { Id = "new", RecordedAt = At });
        if (CaseValues.Matrix(level) is not { } matrix)
        {
            return [(ImmutableSortedDictionary<string, string>.Empty, said)];
        }

        var asked = matrix.By.Any(d => Case.ValueOf(d) is not null);
        return asked
            ? [(ImmutableSortedDictionary<string, string>.Empty, said)]
            : matrix.Cells.Select(c => (Named(matrix, c), Like(matrix, c).In(said)));
    }

    private static ImmutableSortedDictionary<string, string> Named(Target.Matrix matrix, TargetCell cell) =>
        matrix.By.Zip(cell.Keys).ToImmutableSortedDictionary(k => CaseValues.NameOf(k.First), k => k.Second, StringComparer.Ordinal);

    private TicketValues Like(Target.Matrix matrix, TargetCell cell) =>
        matrix.By.Zip(cell.Keys).Where(k => k.Second != CaseValues.Any).Aggregate(Case, (so, k) => so.With(k.First, k.Second));

    private object? Due(ServiceLevel level, (ImmutableSortedDictionary<string, string> Keys, Fact.Ticket Like) of)
    {
        var due = DueTimes.For(Agreement.Agreement, Agreement.Book, level.Id, At, of.Like);
        return due?.Target is not { } target
            ? null
            : new
            {
                @case = of.Keys.IsEmpty ? null : of.Keys,
                target = Words.Bound(target),
                calendar = due.Calendar,
                dueAt = due.DueAt,
                claimUntil = due.ClaimUntil,
                doubts = due.Problems.IsEmpty ? null : due.Problems.Select(p => p.Sentence),
            };
    }

    private object Contact(Contact contact)
    {
        var hours = OpenHours.At(Agreement.Agreement, Agreement.Book, contact.Hours, At);
        return new
        {
            id = contact.Id,
            role = contact.Role,
            email = contact.Email,
            phone = contact.Phone,
            url = contact.Url,
            hours = contact.Hours ?? "always",
            open = hours.IsOpen,
            changesAt = hours.ChangesAt,
        };
    }
}
