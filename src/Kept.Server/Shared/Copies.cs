using System.Collections.Immutable;
using Kept.Core.Evidence;
using Kept.Server.Agreements;
using Kept.Server.Evidence;
using Kept.Text.Evidence;
using NodaTime;

namespace Kept.Server.Shared;

/// <summary>
/// Shared facts as an agreement has them: the same, named by what they were drawn from. Only those that are about something that the
/// agreement knows, by its terms or by topology, and what was said about those.
/// </summary>
internal static class Copies
{
    /// <summary>What an agreement does not have yet.</summary>
    /// <param name="now">A copy is known from when it is filed: what was stated before stays as it was.</param>
    public static ImmutableArray<Fact> For(AgreementFold agreement, SharedFold shared, IEnumerable<Fact> facts, Instant now)
    {
        var subjects = Incoming.Options(agreement).Subjects!.ToHashSet(StringComparer.Ordinal);
        var all = facts.ToImmutableArray();
        while (all.OfType<Fact.Contains>().Any(c => IsLinked(subjects, c) && (subjects.Add(c.Parent) | subjects.Add(c.Child)))) { }

        var taken = agreement.Evidence.Keys.ToHashSet(StringComparer.Ordinal);
        var copies = ImmutableArray.CreateBuilder<Fact>();
        foreach (var fact in all)
        {
            var copy = Of(shared, fact) with { RecordedAt = now };
            if (IsMeant(copy, subjects, taken) && taken.Add(copy.Reference))
            {
                copies.Add(copy);
            }
        }

        return copies.ToImmutable();
    }

    private static bool IsLinked(HashSet<string> subjects, Fact.Contains link) =>
        subjects.Contains(link.Parent) || subjects.Contains(link.Child);

    private static bool IsMeant(Fact fact, HashSet<string> subjects, HashSet<string> taken) =>
        fact switch
        {
            Fact.Contains c => IsLinked(subjects, c),
            Fact.Correction c => taken.Contains(c.Of),
            Fact.Determination d => taken.Contains(d.Of),
            Fact.Work { Of: { } of } => taken.Contains(of),
            Fact.Notice { Of: { } of } => taken.Contains(of),
            _ => FactSubject.ServiceOf(fact) is { } service && subjects.Contains(service),
        };

    private static Fact Of(SharedFold shared, Fact fact)
    {
        var named = fact with { Source = shared.Source, Id = IdOf(fact.Source, fact.Id) };
        return named switch
        {
            Fact.Correction c => c with
            {
                Of = Reference(shared, c.Of),
                Replacement = c.Replacement is { } r ? Replaced(shared, c.Of, r) : null,
            },
            Fact.Determination d => d with { Of = Reference(shared, d.Of) },
            Fact.Work { Of: { } of } w => w with { Of = Reference(shared, of) },
            Fact.Notice { Of: { } of } n => n with { Of = Reference(shared, of) },
            _ => named,
        };
    }

    private static Fact Replaced(SharedFold shared, string of, Fact replacement) =>
        Of(shared, replacement) with
        {
            Source = shared.Source,
            Id = Reference(shared, of)[(shared.Source.Length + 1)..],
        };

    /// <summary>What a reference among shared facts means, as the copies are named.</summary>
    private static string Reference(SharedFold shared, string reference)
    {
        var known = shared.Facts.LastOrDefault(f => f.Reference == reference) ?? shared.Facts.LastOrDefault(f => f.Id == reference);
        return $"{shared.Source}/{(known is null ? IdOf(null, reference) : IdOf(known.Source, known.Id))}";
    }

    private static string IdOf(string? source, string id) => source is null ? id : $"{source}:{id}";
}
