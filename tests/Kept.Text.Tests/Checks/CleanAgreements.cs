using System.Globalization;
using System.Text;

namespace Kept.Text.Tests.Checks;

/// <summary>An agreement that says all it needs to say, and what is in it.</summary>
/// <param name="Rows">Of all tables together.</param>
internal sealed record CleanAgreement(string Text, int Levels, int Rows, int Exclusions, bool Covered, bool Claimed, bool Rounded, bool Sampled);

/// <summary>Agreements as one would want them: tables that begin at the target and touch, claims that can be made, maintenance with a measure.</summary>
internal sealed class CleanAgreements(int seed)
{
    private readonly Random _random = new(seed);
    private readonly StringBuilder _levels = new();
    private int _rows;
    private int _exclusions;
    private bool _covered;
    private bool _claimed;
    private bool _rounded;
    private bool _sampled;

    public CleanAgreement Next()
    {
        var levels = _random.Next(1, 4);
        for (var n = 1; n <= levels; n++)
        {
            _levels.Append(CultureInfo.InvariantCulture, $"  level {n}:\n    clause: \"3.{n}\"\n    of: s{n}\n");
            OneOf<Action<int>>(Availability, Availability, Duration, Sum, Samples, Replies)(n);
            Claim();
        }

        return new CleanAgreement(Head(levels) + _levels, levels, _rows, _exclusions, _covered, _claimed, _rounded, _sampled);
    }

    private string Head(int services) =>
        $$"""
        kept: 1
        agreement: clean
        parties: {provider: Provider, customer: Customer}
        currency: {{OneOf("EUR", "USD")}}
        timeZone: {{OneOf("Europe/Amsterdam", "America/Los_Angeles", "UTC")}}
        rounding: {to: cent, mode: {{OneOf("half away from zero", "half to even", "floor")}}, at: credit line}
        missingDay: last
        calendars: {office: "Mon-Fri 08:00-18:00", nights: "Mon-Sun 00:00-05:00"}
        term: {starts: 2026-01-01, lasts: {{_random.Next(1, 4)}} years}
        services:
        {{string.Join('\n', Enumerable.Range(1, services).Select(n => $"  s{n}: {{price: {_random.Next(1, 100) * 50}.00 per month}}"))}}
        serviceLevels:

        """.ReplaceLineEndings("\n");

    private void Availability(int service)
    {
        var target = OneOf("99.95", "99.9", "99.8", "99.5", "99", "98");
        var window = OneOf("calendar month", "calendar month", "calendar quarter");
        var during = Maybe("during: office, ", ref _covered);
        var rounding = Maybe("rounding: {to: 2 decimals, mode: floor}, ", ref _rounded);
        var merge = OneOf("", "mergeGap: 5 minutes, ");
        Measure($"availability: outages, evidence: outages complete, {during}{rounding}{merge}per: {window}", $"at least {target}%");
        Exclude();
        Shares(service, window, target);
    }

    private void Samples(int service)
    {
        _sampled = true;
        var target = OneOf("99.5", "99", "98");
        Measure("availability: samples, evidence: {samples: every 30 minutes, stale: after 1 hour}, per: calendar month", $"at least {target}%");
        Shares(service, "calendar month", target);
    }

    private void Duration(int service)
    {
        var hours = _random.Next(1, 5);
        Measure($"duration: outage, evidence: outages complete, {Maybe("during: office, measuredOn: whole, ", ref _covered)}mergeGap: 10 minutes", $"at most {hours} hours");
        Exclude();
        Table(service, "month", hours, " hours");
        Limit(service, 50);
    }

    private void Sum(int service)
    {
        var hours = _random.Next(1, 9);
        Measure("sum: outages, evidence: outages complete, per: calendar month", $"at most {hours} hours");
        Exclude();
        Table(service, "month", hours, " hours");
    }

    private void Replies(int service)
    {
        Measure("time: opened to first human reply, each: ticket, clock: office, pausedWhile: waiting on customer, evidence: tickets complete", $"at most {_random.Next(1, 9)} hours");
        _covered = true;
        _levels.Append(CultureInfo.InvariantCulture, $"    credit: {{of: s{service} fee of the month, give: {_random.Next(1, 6)}%}}\n");
        Limit(service, 20);
    }

    private void Measure(string measure, string target) =>
        _levels.Append(CultureInfo.InvariantCulture, $"    measure: {{{measure}}}\n    target: {target}\n");

    /// <summary>Rows downwards from the target that touch and give ever more.</summary>
    private void Shares(int service, string window, string target)
    {
        string[] below = [target, .. new[] { "97", "95", "90", "50" }.Take(_random.Next(0, 5))];
        var fee = window == "calendar quarter" ? "quarter" : "month";
        Rows(service, fee, below.Select((b, n) => n + 1 < below.Length ? $"below: {b}%, atLeast: {below[n + 1]}%" : $"below: {b}%"));
    }

    /// <summary>Rows upwards from the target that touch and give ever more.</summary>
    private void Table(int service, string fee, int first, string unit)
    {
        int[] over = [.. Enumerable.Range(0, _random.Next(1, 5)).Select(n => first << n)];
        Rows(service, fee, over.Select((b, n) => n + 1 < over.Length ? $"over: {b}{unit}, atMost: {over[n + 1]}{unit}" : $"over: {b}{unit}"));
    }

    private void Rows(int service, string fee, IEnumerable<string> bounds)
    {
        var rows = bounds.Select((b, n) => $"        - {{{b}, give: {5 + (10 * n)}%}}").ToArray();
        _rows += rows.Length;
        _levels.Append(CultureInfo.InvariantCulture, $"    credit:\n      of: s{service} fee of the {fee}\n      table:\n{string.Join('\n', rows)}\n");
    }

    private void Limit(int service, int percent) =>
        _levels.Append(CultureInfo.InvariantCulture, $"    limits: [{{per: month, atMost: {percent}% of the s{service} fee of the month}}]\n");

    private void Exclude()
    {
        string[] all =
        [
            "{maintenance: scheduled, when: [{notice: at least 2 days}], budget: {atMost: 8 hours, per: month}, leaves: both}",
            "{maintenance: scheduled, when: [{notice: at least 48 hours}, {within: nights}, {lasts: at most 4 hours}]}",
            "{maintenance: requested by customer, leaves: both}",
            "{cause: customer, by: record}",
            "{determination: force majeure}",
        ];
        var some = all.Where(_ => _random.Next(3) == 0).ToArray();
        _exclusions += some.Length;
        _levels.Append(some.Length == 0 ? "" : $"    exclude:\n{string.Join('\n', some.Select(e => $"      - {e}"))}\n");
    }

    private void Claim()
    {
        if (_random.Next(3) == 0)
        {
            _levels.Append("    claim: automatic\n");
            return;
        }

        _claimed = true;
        var within = OneOf("15 days", "30 days", "1 month", "20 office days");
        var answer = OneOf("10 days", "10 office days", "2 weeks");
        var form = OneOf("written", "written", "any");
        _levels.Append(
            CultureInfo.InvariantCulture,
            $"    claim: {{by: customer, form: {form}, within: {within}, after: month end, answer: {answer}, otherwise: {OneOf("accepted", "rejected")}, missingDay: last}}\n"
        );
        _levels.Append(OneOf("", "    settle: {as: credit, appliesTo: next invoice, cash: never}\n", "    settle: {as: credit, expires: 1 year}\n", "    settle: {as: refund}\n"));
    }

    private string Maybe(string text, ref bool said)
    {
        var says = _random.Next(3) == 0;
        said |= says;
        return says ? text : "";
    }

    private T OneOf<T>(params T[] all) => all[_random.Next(all.Length)];
}
