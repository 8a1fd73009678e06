using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Evidence;
using Kept.Core.Money;

namespace Kept.Core.Assessment;

/// <summary>
/// While disputed, the undisputed part is settled (R11). An open dispute of a fact is assessed with the fact and without it: the reading
/// that owes less is undisputed, the difference waits. Verdicts and figures stay as recorded.
/// </summary>
internal sealed class Disputes
{
    private readonly ImmutableArray<Dispute> _all;

    private Disputes(ImmutableArray<Dispute> all) => _all = all;

    public bool IsEmpty => _all.IsEmpty;

    public static Disputes Of(EvidenceBook book) =>
        new([
            .. book.Disputes
                .Select(d => (Of: TargetOf(book, d), Said: d))
                .GroupBy(d => d.Of, StringComparer.Ordinal)
                .Select(g => new Dispute(
                    g.Key,
                    book.ById(g.Key),
                    [.. g.Select(d => d.Said).OrderBy(s => s.At).ThenBy(s => s.RecordedAt).ThenBy(s => s.Reference, StringComparer.Ordinal)]))
                .OrderBy(d => d.Of, StringComparer.Ordinal),
        ]);

    /// <summary>The evidence without the facts of which a dispute was upheld.</summary>
    public EvidenceBook Counted(EvidenceBook book) => Facts(d => d.IsUpheld).Aggregate(book, (b, d) => b.Without(d.Fact!));

    /// <summary>Disputes that name nothing.</summary>
    public IEnumerable<string> Remarks(EvidenceBook book, Agreement agreement)
    {
        var levels = agreement.Versions.SelectMany(v => v.Terms.ServiceLevels).Select(l => l.Id).ToHashSet(StringComparer.Ordinal);
        return _all
            .Where(d => d.Fact is Fact.Sample || (d.Fact is null && !levels.Contains(d.Of.Split('/')[0]) && book.TicketOf(d.Of) is null))
            .Select(d => d.Fact is null
                ? $"dispute {d.Name} names {d.Of}, which is neither a fact nor a service level"
                : $"dispute {d.Name} names the single sample {d.Of}, which changes nothing: correct the sample");
    }

    /// <param name="assess">The lines on other evidence.</param>
    public ImmutableArray<LevelResult> Apply(
        Agreement agreement, EvidenceBook counted, ImmutableArray<LevelResult> recorded, Func<EvidenceBook, ImmutableArray<LevelResult>> assess)
    {
        var lines = recorded.Select(l => new Line(l, l.Credit, [])).ToImmutableArray();
        foreach (var dispute in Facts(d => !d.IsOpen))
        {
            var otherwise = assess(dispute.IsUpheld ? counted.With(dispute.Fact!) : counted.Without(dispute.Fact!));
            lines = [.. lines.Select(l => IsSame(l.Result, LinesOf(otherwise, l.Result)) ? l : l.Say(Ended(agreement, l.Result, dispute)))];
        }

        var book = counted;
        foreach (var dispute in Facts(d => d.IsOpen))
        {
            var without = assess(book.Without(dispute.Fact!));
            var other = lines.Select(l => Sum(LinesOf(without, l.Result))).ToImmutableArray();
            var isLess = Total(other).CompareTo(Total([.. lines.Select(l => l.Undisputed)])) < 0;
            book = isLess ? book.Without(dispute.Fact!) : book;
            lines = [.. lines.Zip(other, (l, o) => isLess ? l.Waits(agreement, dispute, l.Undisputed, o) : l.Waits(agreement, dispute, o, l.Undisputed))];
        }

        return [.. lines.Select(l => _all.Where(d => d.Names(l.Result, ZoneOf(agreement, l.Result))).Aggregate(l, (line, d) => OfLine(agreement, line, d)).Put())];
    }

    private IEnumerable<Dispute> Facts(Func<Dispute, bool> which) => _all.Where(d => d.Fact is not null and not Fact.Sample && which(d));

    /// <summary>What a dispute is about; an outcome may name the dispute that it ends.</summary>
    private static string TargetOf(EvidenceBook book, Fact.Dispute dispute)
    {
        var of = dispute.Of;
        for (var n = 0; n < 10 && book.ById(of) is Fact.Dispute other && !ReferenceEquals(other, dispute); n++)
        {
            of = other.Of;
        }

        return book.ById(of)?.Reference ?? of;
    }

    

    private static NodaTime.DateTimeZone ZoneOf(Agreement agreement, LevelResult line) => agreement.InForceAt(line.Window.From).Terms.Zone;

    private static Line OfLine(Agreement agreement, Line line, Dispute dispute) =>
        dispute.IsOpen ? line.Waits(agreement, dispute, line.Undisputed, Nothing(line.Undisputed))
        : dispute.IsUpheld ? line.Say(Ended(agreement, line.Result, dispute)) with { Undisputed = Nothing(line.Undisputed) }
        : line.Say(Ended(agreement, line.Result, dispute));

    private static Reason Ended(Agreement agreement, LevelResult line, Dispute dispute)
    {
        var what = dispute.Fact is { } fact ? $"{fact.Kind} {fact.Reference}" : "this line";
        var text = dispute.IsUpheld
            ? $"{what} does not count: the dispute{dispute.By} ({dispute.Name}) was upheld{dispute.Why}"
            : $"{what} counts in full: the dispute{dispute.By} ({dispute.Name}) was {dispute.Said[^1].Outcome!.Value.ToString().ToLowerInvariant()}{dispute.Why}";
        return new Reason(text, ClauseOf(agreement, line), "R11", dispute.Matters);
    }

    private static string ClauseOf(Agreement agreement, LevelResult line) =>
        agreement.InForceAt(line.Window.From).Terms.Frame.Disputes?.Clause ?? line.Clause;

    private static CreditResult Nothing(CreditResult credit) => credit with { Entitled = default, Claimed = default, Granted = default, ExtensionDays = default, Points = default };

    /// <summary>The lines of another assessment that stand for this one: itself, or what is left of an outage that another report joined.</summary>
    private static ImmutableArray<LevelResult> LinesOf(ImmutableArray<LevelResult> other, LevelResult line)
    {
        var beside = other.Where(o => (o.Level, o.Window, o.Member) == (line.Level, line.Window, line.Member)).ToImmutableArray();
        var same = beside.Where(o => o.Occurrence == line.Occurrence).ToImmutableArray();
        return !same.IsEmpty || line.Occurrence is null ? same : [.. beside.Where(o => o.Occurrence is { } part && Parts(part).IsSubsetOf(Parts(line.Occurrence)))];
    }

    private static ImmutableHashSet<string> Parts(string occurrence) => [.. occurrence.Split('+')];

    private static bool IsSame(LevelResult line, ImmutableArray<LevelResult> other) =>
        other is [var only] && (only.Verdict, only.Best, only.Worst, only.Credit, only.Provider, only.Customer)
            == (line.Verdict, line.Best, line.Worst, line.Credit, line.Provider, line.Customer);

    private static CreditResult Sum(ImmutableArray<LevelResult> lines) =>
        lines.Aggregate(CreditResult.None, (sum, l) => sum with
        {
            Entitled = sum.Entitled + l.Credit.Entitled,
            Claimed = sum.Claimed + l.Credit.Claimed,
            Granted = sum.Granted + l.Credit.Granted,
            ExtensionDays = sum.ExtensionDays + l.Credit.ExtensionDays,
            Points = sum.Points + l.Credit.Points,
        });

    /// <summary>What is owed in all: money first, then what is granted of it, then days and points.</summary>
    private static (Rational, Rational, Rational, Rational) Total(ImmutableArray<CreditResult> lines)
    {
        return (Of(c => c.Entitled), Of(c => c.Granted), Of(c => c.ExtensionDays), Of(c => c.Points));

        Rational Of(Func<CreditResult, AmountRange> amount) => lines.Aggregate(Rational.Zero, (sum, l) => sum + amount(l).Worst);
    }

    /// <summary>A line as recorded, what of it is undisputed so far, and what is said of its disputes.</summary>
    private sealed record Line(LevelResult Result, CreditResult Undisputed, ImmutableArray<Reason> Reasons)
    {
        private AmountRange Disputed { get; init; }

        public Line Say(Reason reason) => this with { Reasons = Reasons.Add(reason) };

        /// <summary>The difference waits for the outcome; where there is none, nothing is said.</summary>
        public Line Waits(Agreement agreement, Dispute dispute, CreditResult more, CreditResult less)
        {
            if (Owed(more) == Owed(less))
            {
                return this;
            }

            var entitled = Minus(more.Entitled, less.Entitled);
            var waits = entitled == default ? Minus(more.Granted, less.Granted) : entitled;
            var currency = agreement.InForceAt(Result.Window.From).Terms.Currency;
            var what = dispute.Fact is { } fact ? $"{fact.Kind} {fact.Reference}" : "this line";
            var which = $"{dispute.Name}{dispute.By}, about {what}{dispute.Why}";
            var start = waits.Worst.Sign < 0 // another line used up the cap
                ? $"{Say(Minus(default, waits), currency)} less is left of this if the dispute ({which}) fails;"
                : $"of that, {Say(waits, currency)} is disputed ({which}) and waits for the outcome;";
            var text = start
                + $" undisputed: entitled {Say(less.Entitled, currency)}, granted {Say(less.Granted, currency)}";
            return Say(new Reason(text, ClauseOf(agreement, Result), "R11", dispute.Matters)) with { Undisputed = less, Disputed = Disputed + waits };
        }

        public LevelResult Put() => Result with
        {
            Credit = Result.Credit with
            {
                Entitled = Undisputed.Entitled,
                Claimed = Undisputed.Claimed,
                Granted = Undisputed.Granted,
                ExtensionDays = Undisputed.ExtensionDays,
                Points = Undisputed.Points,
                Disputed = Disputed,
            },
            Reasons = Result.Reasons is { } reasons && !Reasons.IsEmpty
                ? reasons with { Because = [.. reasons.Because.IsDefault ? [] : reasons.Because, .. Reasons] }
                : Result.Reasons,
        };

        private static (AmountRange, AmountRange, AmountRange, AmountRange) Owed(CreditResult c) => (c.Entitled, c.Granted, c.ExtensionDays, c.Points);

        private static AmountRange Minus(AmountRange a, AmountRange b) => new(a.Best - b.Best, a.Worst - b.Worst);

        private static string Say(AmountRange amount, Currency currency) =>
            amount.IsExact ? Words.Money(amount.Best, currency) : $"{Words.Money(amount.Best, currency)} to {Words.Money(amount.Worst, currency)}";
    }
}
