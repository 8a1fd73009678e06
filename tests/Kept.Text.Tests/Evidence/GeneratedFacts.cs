using System.Collections.Immutable;
using Kept.Core.Evidence;
using Kept.Core.Money;
using NodaTime;

namespace Kept.Text.Tests.Evidence;

/// <summary>Facts of every kind with fields there and not there, the same for the same seed.</summary>
internal sealed class GeneratedFacts(int seed)
{
    private readonly Random _random = new(seed);
    private int _number;

    public Fact Next() => Next(_random.Next(26));

    /// <param name="kind">From 0 up to, and not including, 26.</param>
    public Fact Next(int kind)
    {
        var fact = Own(kind);
        return fact with
        {
            Id = $"{_number++}{Text()}",
            Source = Maybe(() => Text().Replace("/", "", StringComparison.Ordinal)),
            By = Maybe(Text),
            Note = Maybe(Text),
            RecordedAt = _random.Next(2) == 0 ? fact.KnownByDefault : At(),
        };
    }

    private Fact Own(int kind) =>
        kind switch
        {
            0 => Stretch(
                (from, until) =>
                    new Fact.Outage(Text(), from, until, Maybe(Text), new Rational(_random.Next(1, 8), 7), Maybe(Text), Maybe(Text))
                    {
                        Id = "",
                        RecordedAt = default,
                    }
            ),
            1 => Stretch(
                (from, until) =>
                    new Fact.Maintenance(Text(), from, until, MaybeAt(), Maybe(() => "customer"), Flag(), Maybe(Text))
                    {
                        Id = "",
                        RecordedAt = default,
                    }
            ),
            2 => new Fact.Sample(Text(), At(), Flag(), MaybeNumber(), 12, 11, Maybe(Text), Maybe(Text)) { Id = "", RecordedAt = default },
            3 => Stretch((from, until) => new Fact.Count(Text(), from, until ?? from, 3, 4, Maybe(Text)) { Id = "", RecordedAt = default }),
            4 => Ticket(),
            5 => Stretch((from, until) => new Fact.Visit(Text(), from, until, MaybeAt(), Texts()) { Id = "", RecordedAt = default }),
            6 => Stretch(
                (from, until) =>
                    new Fact.Work(Text(), Maybe(Text), from, until, 2.5m, Maybe(Text), Maybe(Text)) { Id = "", RecordedAt = default }
            ),
            7 => new Fact.Approval(Text(), At(), MaybeNumber(), Flag()) { Id = "", RecordedAt = default },
            8 => new Fact.Notice("downtime", Maybe(Text), Early(), MaybeAt(), Maybe(() => "spoken"), Maybe(Text))
            {
                Id = "",
                RecordedAt = default,
            },
            9 => Stretch(
                (from, until) =>
                    new Fact.Claim(
                        Maybe(Text),
                        Text(),
                        Texts(),
                        until is { } u ? (from, u) : null,
                        Early(),
                        MaybeAt(),
                        Maybe(() => "written"),
                        Maybe(Text),
                        Flag()
                    )
                    {
                        Id = "",
                        RecordedAt = default,
                    }
            ),
            10 => Stretch(
                (from, until) => new Fact.Determination(Text(), Text(), At(), from, until, Maybe(Text)) { Id = "", RecordedAt = default }
            ),
            11 => new Fact.Election(Text(), Text(), At(), Maybe(Text), Maybe(Text)) { Id = "", RecordedAt = default },
            12 => new Fact.MoneyFact((MoneyKind)_random.Next(3), Maybe(Text), Day(0), Day(1), Number(), Maybe(Text), At(), Maybe(Text))
            {
                Id = "",
                RecordedAt = default,
            },
            13 => new Fact.Dispute(Text(), At(), Maybe(Text), Maybe(Text) is null ? null : DisputeOutcome.Rejected) { Id = "", RecordedAt = default },
            14 => new Fact.Signature(Text(), Text(), At()) { Id = "", RecordedAt = default },
            15 => new Fact.Amendment("{\"a\":[1,\"0.5\",null,{\"b\":true}]}", Day(0)!.Value, At()) { Id = "", RecordedAt = default },
            16 => new Fact.Assignment(Text(), "provider", Day(0)!.Value, Flag() ? true : null, At()) { Id = "", RecordedAt = default },
            17 => new Fact.Answer(Text(), Flag(), MaybeNumber(), Maybe(Text), At()) { Id = "", RecordedAt = default },
            18 => new Fact.Settlement(Text(), -Number(), At(), Maybe(Text)) { Id = "", RecordedAt = default },
            19 => new Fact.Statement(Text(), Text(), At()) { Id = "", RecordedAt = default },
            20 => new Fact.Estimate(Text(), Number(), At()) { Id = "", RecordedAt = default },
            21 => new Fact.MemberFact(
                Text(),
                Maybe(Text),
                Maybe(Text),
                MaybeNumber(),
                Day(0),
                Flag() ? Day(1) : null,
                Flag() ? Fact.Always : At()
            )
            {
                Id = "",
                RecordedAt = default,
            },
            22 => Stretch(
                (from, until) => new Fact.Contains(Text(), Text(), from, until, Flag() ? from : At()) { Id = "", RecordedAt = default }
            ),
            23 => new Fact.Contains(Text(), Text(), null, MaybeAt(), Flag() ? Fact.Always : At()) { Id = "", RecordedAt = default },
            24 => new Fact.Correction(Text(), null, Maybe(Text), At()) { Id = "", RecordedAt = default },
            _ => new Fact.Correction(Text(), Next(_random.Next(24)), Maybe(Text), At()) { Id = "", RecordedAt = default },
        };

    private Fact.Ticket Ticket() =>
        new(Text(), (TicketEvent)_random.Next(10), At())
        {
            Id = "",
            RecordedAt = default,
            Team = Maybe(Text),
            Service = Maybe(Text),
            Category = Maybe(Text),
            Urgency = Maybe(Text),
            Impact = Maybe(Text),
            Priority = Maybe(Text),
            Product = Maybe(Text),
            Plan = Maybe(Text),
            Site = Maybe(Text),
            TechnicalLevel = Maybe(Text),
            Side = Flag() ? (TicketSide)_random.Next(3) : null,
            Reason = Maybe(Text),
        };

    private Fact Stretch(Func<Instant, Instant?, Fact> make)
    {
        var from = At();
        return make(from, Flag() ? from + Duration.FromTicks(_random.NextInt64(1L << 40)) : null);
    }

    private bool Flag() => _random.Next(2) == 0;

    private T? Maybe<T>(Func<T> make)
        where T : class => Flag() ? make() : null;

    private Instant At() => Instant.FromUnixTimeTicks(_random.NextInt64(1L << 54) / (Flag() ? 1 : 10_000_000) * (Flag() ? 1 : 7));

    /// <summary>Before whatever <see cref="At"/> gives.</summary>
    private Instant Early() => Instant.FromUnixTimeTicks(-_random.NextInt64(1L << 40));

    private Instant? MaybeAt() => Flag() ? At() : null;

    private LocalDate? Day(int after) => new LocalDate(2026, 2, 27).PlusMonths(after).PlusDays(_random.Next(5));

    private Rational Number() =>
        Flag() ? new Rational(_random.Next(100_000), 100) : new Rational(_random.Next(1000), _random.Next(1, 1000));

    private Rational? MaybeNumber() => Flag() ? Number() : null;

    private ImmutableArray<string> Texts() => [.. Enumerable.Range(0, _random.Next(3)).Select(_ => Text())];

    private string Text() => string.Concat(Enumerable.Range(0, _random.Next(1, 8)).Select(_ => Letters[_random.Next(Letters.Length)]));

    private static readonly string[] Letters =
    [
        "a",
        "b",
        "Z",
        "9",
        " ",
        "\"",
        "\\",
        "\n",
        "\u0001",
        "ü",
        "€",
        "😀",
        ",",
        ";",
        "{",
        "\u2028",
    ];
}
