using System.Collections.Immutable;
using Kept.Core.Evidence;
using Kept.Core.Problems;
using Kept.Server.Agreements;
using Kept.Text.Evidence;
using NodaTime;

namespace Kept.Server.Evidence;

/// <summary>Facts that came in for an agreement, read against what it has.</summary>
/// <param name="Facts">All that were read.</param>
/// <param name="Fresh">Those that are not there yet, each once.</param>
public sealed record Incoming(ImmutableArray<LocatedFact> Facts, ImmutableArray<Fact> Fresh, ImmutableArray<Problem> Problems)
{
    public static Incoming Read(AgreementFold agreement, string name, byte[] content, Instant now)
    {
        var options = Options(agreement);
        var reader = new EvidenceReader(options);
        var facts = reader.Read(new EvidenceSource(name, new MemoryStream(content))).ToImmutableArray();
        reader.Finish();
        return Of(agreement, facts, [.. reader.Problems], now);
    }

    /// <summary>Facts that were made, not read.</summary>
    public static Incoming Of(AgreementFold agreement, ImmutableArray<LocatedFact> facts, ImmutableArray<Problem> problems, Instant now)
    {
        var different = facts.Where(f => Known(agreement, f.Fact) is { } known && !Same(known, f.Fact)).Select(Differs);
        var future = facts
            .Where(f => f.Fact.RecordedAt > now && f.Fact is not Fact.Maintenance && f.Fact.Begin != Fact.Always && f.Fact.Begin > now)
            .Select(Later);
        var fresh = facts
            .Where(f => Known(agreement, f.Fact) is null)
            .DistinctBy(f => f.Fact.Reference)
            .Select(f => f.Fact)
            .ToImmutableArray();
        var together = problems.IsEmpty
            ? EvidenceBook
                .Known(
                    agreement.Facts.Select(f => new LocatedFact(f, default)).Concat(facts.Where(f => Known(agreement, f.Fact) is null)),
                    null
                )
                .Problems
            : [];
        var after = fresh
            .Where(f => IsAfterEnd(agreement, f))
            .Select(f => AfterEnd(agreement, facts.First(l => ReferenceEquals(l.Fact, f))));
        return new Incoming(facts, fresh, [.. problems, .. different, .. future, .. after, .. together]);
    }

    /// <summary>Nothing is promised from the end on, so nothing that happens then is held against it.</summary>
    private static bool IsAfterEnd(AgreementFold agreement, Fact fact) =>
        agreement.EndedOn is { } on
        && fact is Fact.Outage or Fact.Maintenance or Fact.Sample or Fact.Count or Fact.Ticket { Event: TicketEvent.Opened } or Fact.Visit
        && fact.Begin >= Core.Time.LocalTimes.StartOfDay(agreement.Zone, on);

    private static Problem AfterEnd(AgreementFold agreement, LocatedFact fact) =>
        new(
            "after-end",
            fact.At,
            $"{fact.Fact.Reference} begins after the agreement ended ({Core.Json.ExactText.Of(agreement.EndedOn!.Value)})",
            "file it under the agreement that holds now"
        );

    /// <summary>What evidence may name: what the agreement names, and what members and topology brought in.</summary>
    public static EvidenceOptions Options(AgreementFold agreement)
    {
        var options = EvidenceOptions.For(agreement.Agreement);
        var brought = agreement.Facts.SelectMany(f =>
            f switch
            {
                Fact.Contains c => [c.Parent, c.Child],
                Fact.MemberFact { Resource: { } resource } => [resource],
                _ => Array.Empty<string>(),
            }
        );
        return options with { Subjects = options.Subjects?.Concat(brought).ToImmutableHashSet(StringComparer.Ordinal) };
    }

    private static Fact? Known(AgreementFold agreement, Fact fact) =>
        agreement.Evidence.TryGetValue(fact.Reference, out var entry) ? AgreementFacts.Read(entry) : null;

    /// <summary>Whether two say the same of what happened; who noted it when, and in which words, does not matter.</summary>
    public static bool Same(Fact a, Fact b) => Bare(a) == Bare(b);

    private static Fact Bare(Fact fact)
    {
        var bare = fact with { By = null, Note = null, RecordedAt = default };
        return bare switch
        {
            Fact.Determination d => d with { Reason = null },
            Fact.Dispute d => d with { Reason = null },
            Fact.Answer a => a with { Reason = null },
            Fact.Correction c => c with { Reason = null, Replacement = c.Replacement is { } r ? Bare(r) : null },
            _ => bare,
        };
    }

    private static Problem Differs(LocatedFact fact) =>
        new(
            "fact-differs",
            fact.At,
            $"{fact.Fact.Reference} is recorded already and says something else",
            "file a correction of it, or give this one an id of its own"
        );

    private static Problem Later(LocatedFact fact) =>
        new("fact-in-future", fact.At, $"{fact.Fact.Reference} lies in the future", "only maintenance is recorded ahead");
}
