using System.Collections.Immutable;
using System.Globalization;
using Kept.Core.Assessment;
using Kept.Core.Billing;
using Kept.Core.Money;
using Kept.Text.Language.Yaml;
using NodaTime;

namespace Kept.Text.Checks.Examples;

/// <summary>One thing that an example expects, and what comes out instead; null where it comes out.</summary>
/// <param name="Of">What it is about: <c>uptime entitled</c>.</param>
internal sealed record Miss(string Of, string Expected, string Actual, ImmutableArray<Reason> Reasons)
{
    public override string ToString() => $"{Of} is {Actual}, not {Expected}";
}

/// <summary>
/// Holds what an example expects against the result: <c>{uptime: {verdict: missed, figure: 99.86%, entitled: 100.00}}</c>, totals
/// (<c>entitled</c>, <c>claimed</c>, <c>granted</c>), <c>charge</c> by service, <c>term</c>, and <c>terminate</c>.
/// </summary>
internal sealed class Expectations(ExampleRun run)
{
    private readonly List<Miss> _misses = [];
    private readonly List<string> _unclear = [];

    public ImmutableArray<Miss> Misses => [.. _misses];

    /// <summary>Keys that mean nothing here.</summary>
    public ImmutableArray<string> Unclear => [.. _unclear];

    public Expectations Judge()
    {
        foreach (var entry in (run.Example.Expect as MapNode)?.Entries ?? [])
        {
            if (run.Terms.LevelOf(entry.Key) is not null)
            {
                Each(entry.Value, entry.Key, (key, value) => Level(entry.Key, key, value));
            }
            else
            {
                Whole(entry.Key, entry.Value);
            }
        }

        if (run.Example.Expect is not MapNode { Entries.IsEmpty: false })
        {
            _unclear.Add("`expect` is empty");
        }

        return this;
    }

    private void Whole(string key, Node value)
    {
        switch (key)
        {
            case "charge":
                Each(value, key, Charge);
                break;
            case "term":
                Each(value, key, Term);
                break;
            case "terminate":
                Compare(key, value, run.Result.Rights.Any(r => r is { Right: "terminate", Given: true }) ? "true" : "false", []);
                break;
            default:
                if (AmountOf(key, run.Result.Levels) is { } amount)
                {
                    Money(key, value, amount, run.Result.Levels);
                }
                else
                {
                    _unclear.Add($"`{key}` is neither a level nor one of charge, term, terminate, entitled, claimed, granted, settled");
                }

                break;
        }
    }

    private void Each(Node node, string of, Action<string, Node> judge)
    {
        if (node is not MapNode map)
        {
            _unclear.Add($"`{of}` needs keys, such as `{of}: {{…}}`");
            return;
        }

        foreach (var entry in map.Entries)
        {
            judge(entry.Key, entry.Value);
        }
    }

    private void Level(string level, string key, Node value)
    {
        var results = run.Result.Levels.Where(l => l.Level == level).ToImmutableArray();
        var of = $"\"{level}\" {key}";
        switch (key)
        {
            case "verdict":
                Compare(of, value, Verdict(results), results);
                break;
            case "figure":
                Figure(of, value, results);
                break;
            case "occurrences":
                Compare(of, value, results.Length.ToString(CultureInfo.InvariantCulture), results);
                break;
            default:
                if (AmountOf(key, results) is { } amount)
                {
                    Money(of, value, amount, results);
                }
                else
                {
                    _unclear.Add($"{of}: expected one of verdict, figure, occurrences, accrued, entitled, claimed, granted, settled, days, points");
                }

                break;
        }
    }

    private static string Verdict(ImmutableArray<LevelResult> results) =>
        (results.Any(r => r.Verdict == Core.Assessment.Verdict.Missed) ? Core.Assessment.Verdict.Missed
        : results.Any(r => r.Verdict == Core.Assessment.Verdict.Undetermined) ? Core.Assessment.Verdict.Undetermined
        : Core.Assessment.Verdict.Met).ToString().ToLowerInvariant();

    private static Rational? AmountOf(string key, ImmutableArray<LevelResult> results) => key switch
    {
        "accrued" => Sum(results, r => r.Credit.Accrued.Best),
        "credit" or "entitled" => Sum(results, r => r.Credit.Entitled.Best),
        "claimed" => Sum(results, r => r.Credit.Claimed.Best),
        "granted" => Sum(results, r => r.Credit.Granted.Best),
        "settled" => Sum(results, r => r.Credit.Settled),
        "days" => Sum(results, r => r.Credit.ExtensionDays.Best),
        "points" => Sum(results, r => r.Credit.Points.Best),
        _ => null,
    };

    private static Rational Sum(ImmutableArray<LevelResult> results, Func<LevelResult, Rational> of) =>
        results.Aggregate(Rational.Zero, (sum, r) => sum + of(r));

    private void Charge(string service, Node value)
    {
        if (run.Terms.ServiceOf(service) is not { } charged)
        {
            _unclear.Add($"`charge`: there is no service `{service}`");
            return;
        }

        var charge = Charges.Of(run.Terms, charged, run.Book, run.Period);
        Money($"charge of \"{service}\"", value, charge.Amount, [], [.. charge.Lines.Select(l => new Reason(l))]);
    }

    private void Term(string key, Node value)
    {
        var term = AgreementTerm.Of(run.Agreement, run.Book, run.AsOf);
        switch (key)
        {
            case "from":
                Compare("term from", value, Day(term.From), []);
                break;
            case "until":
                Compare("term until", value, Day(term.Until), []);
                break;
            default:
                _unclear.Add($"`term`: expected from or until, not `{key}`");
                break;
        }
    }

    private static string Day(LocalDate? day) => day?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture) ?? "none";

    private void Compare(string of, Node expected, string actual, ImmutableArray<LevelResult> results)
    {
        if (Text(expected) != actual)
        {
            _misses.Add(new Miss(of, Text(expected), actual, ReasonsOf(results)));
        }
    }

    private void Money(string of, Node expected, Rational actual, ImmutableArray<LevelResult> results, ImmutableArray<Reason> reasons = default)
    {
        var text = Text(expected).Replace(",", "", StringComparison.Ordinal);
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var amount))
        {
            _unclear.Add($"{of}: `{Text(expected)}` is no amount");
        }
        else if (amount != actual)
        {
            _misses.Add(new Miss(of, Text(expected), Words.Money(actual, run.Terms.Currency), reasons.IsDefault ? ReasonsOf(results) : reasons));
        }
    }

    /// <summary>A percentage is meant to as many decimals as are written, however it was rounded; a length of time is meant exactly.</summary>
    private void Figure(string of, Node expected, ImmutableArray<LevelResult> results)
    {
        var (text, actual) = (Text(expected), results is [{ Figure: { } only }] ? only : null);
        if (actual is null)
        {
            _misses.Add(new Miss(of, text, results.Length == 1 ? "undetermined" : $"that of {results.Length} results", ReasonsOf(results)));
        }
        else if (!Figures.IsSaidAs(text, results[0].Unit, actual.Exact))
        {
            _misses.Add(new Miss(of, text, Figures.Shown(results[0], actual), ReasonsOf(results)));
        }
    }

    private static ImmutableArray<Reason> ReasonsOf(ImmutableArray<LevelResult> results) => [.. results.Select(r => r.Reasons).OfType<Reason>()];

    private static string Text(Node node) => node is ScalarNode word ? word.Value : "something else";
}
