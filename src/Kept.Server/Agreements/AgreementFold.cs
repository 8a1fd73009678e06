using System.Collections.Immutable;
using System.Text;
using Kept.Core.Agreements;
using Kept.Core.Evidence;
using Kept.Core.Problems;
using Kept.Server.Filing;
using Kept.Store;
using Kept.Text.Evidence;
using Kept.Text.Language;
using NodaTime;

namespace Kept.Server.Agreements;

/// <summary>How far an agreement has come.</summary>
public enum Stage
{
    Draft,
    Proposed,

    /// <summary>Signed by both parties (R10).</summary>
    Signed,
    Ended,
}

/// <summary>
/// One agreement as its stream has it: the text and what became of it, and the evidence. The meaning is not in here: it is asked of the
/// assessment, with <see cref="Document"/> and <see cref="Book"/>.
/// </summary>
public sealed partial record AgreementFold(string Id, long Version) : IFold
{
    public const string Prefix = "agreement";

    private Lazy<Checked<AgreementDocument>> LazyDocument { get; init; } =
        new(() => throw new InvalidOperationException("the agreement has no text"));

    private Lazy<EvidenceBook> LazyBook { get; init; } = new(() => EvidenceBook.Known([], null).OrThrow());

    /// <summary>Whose it is; null: of nobody's alone, such as a master agreement or an operational-level agreement.</summary>
    public string? Customer { get; init; }

    public Stage Stage { get; init; }

    /// <summary>The text as drafted last; amendments are among the facts.</summary>
    public SourceText Text { get; init; } = new("", "");

    /// <summary>What the text refers to (layers, members, holidays), as it was when the text was drafted.</summary>
    public ImmutableArray<SourceText> Files { get; init; } = [];

    /// <summary>The hash that was proposed to the customer; null: nothing is.</summary>
    public string? ProposedHash { get; init; }

    public ImmutableArray<Comment> Comments { get; init; } = [];

    /// <summary>Shared evidence that flows into this agreement, by name.</summary>
    public ImmutableSortedSet<string> Draws { get; init; } = [];

    /// <summary>The first day on which it is no more, which may be ahead; null: it goes on.</summary>
    public LocalDate? EndedOn { get; init; }

    public ImmutableList<Fact> Facts { get; init; } = [];

    /// <summary>The payload of each fact, by its reference, for telling a repeat from a contradiction.</summary>
    public ImmutableDictionary<string, Entry> Evidence { get; init; } = ImmutableDictionary<string, Entry>.Empty;

    public Instant LastRecordedAt { get; init; }

    /// <summary>When the second party signed the text as first agreed; null: not yet.</summary>
    public Instant? SignedAt { get; init; }

    /// <summary>Keys of what came due and passed.</summary>
    public ImmutableHashSet<string> Passed { get; init; } = [];

    /// <summary>All dates of the agreement up to here have passed; from here on they are looked for.</summary>
    public Instant DueThrough => Passed.IsEmpty ? SignedAt ?? LastRecordedAt : PassedThrough;

    private Instant PassedThrough { get; init; }

    public bool Exists => Version > 0;

    public string Stream => StreamOf(Id);

    /// <summary>The agreement read with its amendments; always fine, since a text with problems is not filed.</summary>
    public AgreementDocument Document => LazyDocument.Value.OrThrow();

    public Agreement Agreement => Document.Agreement;

    /// <summary>All evidence, whenever it was recorded.</summary>
    public EvidenceBook Book => LazyBook.Value;

    public DateTimeZone Zone => Agreement.Versions[0].Terms.Zone;

    public Core.Money.Currency Currency => Latest.Terms.Currency;

    /// <summary>The version signed or to be signed last.</summary>
    public AgreementVersion Latest => Agreement.Versions[^1];

    public static string StreamOf(string id) => $"{Prefix}/{id}";

    public static AgreementFold Empty(string id) => new(id, 0);

    /// <summary>The text read with given amendments, as one would before they are filed.</summary>
    public Checked<AgreementDocument> ReadWith(IEnumerable<Fact.Amendment> amendments) =>
        AgreementTexts.Read(Text, Files, amendments.Select(a => AmendmentFact.AsSource(Id, a)));

    public IFold After(Entry entry)
    {
        var next = this with { Version = entry.Version, LastRecordedAt = entry.RecordedAt };
        return (entry.IsEvidence ? next.WithFact(entry) : next.WithEvent(entry)).WithDesk(entry);
    }

    private AgreementFold WithFact(Entry entry)
    {
        var fact = AgreementFacts.Read(entry);
        var next = this with { Facts = Facts.Add(fact), Evidence = Evidence.SetItem(fact.Reference, entry) };
        next = next.WithBook();
        next = fact is Fact.Amendment or Fact.Correction ? next.WithDocument() : next;
        next =
            fact is Fact.Signature && next.IsSigned(next.Agreement.Versions[0]) && Stage != Stage.Ended
                ? next with
                {
                    Stage = Stage.Signed,
                    SignedAt = SignedAt ?? entry.RecordedAt,
                }
                : next;
        return next.WithThings(entry, fact);
    }

    private AgreementFold WithEvent(Entry entry)
    {
        var payload = Payload.Read(entry.Payload);
        return entry.Kind switch
        {
            "agreement.drafted" => (
                this with
                {
                    Customer = payload.Text("customer"),
                    Text = new SourceText($"{Id}.yaml", payload.Text("text") ?? ""),
                    Files = AgreementTexts.Files(payload.Map("files")),
                }
            )
                .WithDocument()
                .WithBook(),
            "agreement.revised" => (
                this with
                {
                    Stage = Stage.Draft,
                    ProposedHash = null,
                    Text = new SourceText($"{Id}.yaml", payload.Text("text") ?? ""),
                    Files = AgreementTexts.Files(payload.Map("files")),
                }
            ).WithDocument(),
            "agreement.proposed" => this with
            {
                Stage = Stage == Stage.Draft ? Stage.Proposed : Stage,
                ProposedHash = payload.Text("hash"),
            },
            "agreement.withdrawn" => this with { Stage = Stage.Draft, ProposedHash = null },
            "agreement.commented" => this with { Comments = Comments.Add(Comment.From(entry, payload)) },
            "agreement.draws" => this with { Draws = Draws.Add(payload.Text("shared") ?? "") },
            "agreement.drawsNoMore" => this with { Draws = Draws.Remove(payload.Text("shared") ?? "") },
            "agreement.ended" => WithEnd(entry, payload.Day("on")),
            _ => WithOther(entry, payload),
        };
    }

    /// <summary>Whether signatures of both parties name the version.</summary>
    public bool IsSigned(AgreementVersion version) => IsSignedBy("provider", version) && IsSignedBy("customer", version);

    /// <summary>A name that no fact has yet, for people to read and say: <c>claim-3</c>.</summary>
    public string NextId(string kind)
    {
        var number = Facts.Count(f => f.Id.StartsWith($"{kind}-", StringComparison.Ordinal)) + 1;
        while (Evidence.ContainsKey($"{kind}-{number}"))
        {
            number++;
        }

        return $"{kind}-{number}";
    }

    /// <summary>Whether the signature of any party names the version.</summary>
    public bool IsSignedByAny(AgreementVersion version) => IsSignedBy("provider", version) || IsSignedBy("customer", version);

    public bool IsSignedBy(string party, AgreementVersion version) =>
        Facts
            .OfType<Fact.Signature>()
            .Any(s => s.Party == party && s.Version.Length >= 12 && version.Hash.StartsWith(s.Version, StringComparison.OrdinalIgnoreCase));

    // Read only when it is asked for, and once.
    private AgreementFold WithDocument()
    {
        var (id, text, files, book) = (Id, Text, Files, LazyBook);
        return this with
        {
            LazyDocument = new(() => AgreementTexts.Read(text, files, book.Value.Amendments.Select(a => AmendmentFact.AsSource(id, a)))),
        };
    }

    private AgreementFold WithBook()
    {
        var facts = Facts;
        return this with { LazyBook = new(() => EvidenceBook.Known(facts.Select(f => new LocatedFact(f, default)), null).OrThrow()) };
    }
}

/// <summary>What somebody said about a draft or a proposal; the words are an erasable text.</summary>
public sealed record Comment(string Id, string By, Instant At, string TextId, string? About)
{
    public static Comment From(Entry entry, System.Text.Json.JsonElement payload) =>
        new(payload.Text("id") ?? "", entry.Actor, entry.HappenedAt, payload.Text("text") ?? "", payload.Text("about"));
}
