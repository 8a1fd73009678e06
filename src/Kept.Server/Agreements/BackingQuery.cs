using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Server.Api;
using Kept.Server.Assessments;
using Kept.Server.Filing;
using Kept.Server.Rights;
using Words = Kept.Server.Api.Words;

namespace Kept.Server.Agreements;

/// <summary>
/// The chain of operational-level agreements and supplier contracts behind an agreement, each with its standing in a period: where a level
/// was missed, the first link below it that was missed too is the one that broke.
/// </summary>
internal static class BackingQuery
{
    private const int Depth = 10;

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/agreements/{agreement}/backing",
                (string agreement, string? period, string? asOf, Calls calls) =>
                    calls.Ask(agreement, a => Of(a, new Asked(period, asOf), calls))
            )
            .Needs(Permission.ReadAgreements)
            .WithSummary("What backs each level, and which link broke");

    private static async Task<object> Of(AgreementFold agreement, Asked asked, Calls calls)
    {
        var question = asked.Of(agreement, calls.Now);
        if (question.Value is not { } fine)
        {
            return Decision.Wrong(question.Problems);
        }

        var links = new List<object>();
        foreach (var level in agreement.Latest.Terms.ServiceLevels)
        {
            links.Add(await Link(agreement, level.Id, fine, calls, 0));
        }

        return new
        {
            from = fine.Period.From,
            until = fine.Period.Until,
            asOf = fine.AsOf,
            levels = links,
        };
    }

    private static async Task<Chained> Link(AgreementFold agreement, string level, Question question, Calls calls, int depth)
    {
        var results = question.Assess(agreement, withReasons: false).Value?.Levels.Where(l => l.Level == level).ToArray() ?? [];
        var verdict =
            results.Length == 0 ? (Verdict?)null
            : results.Any(r => r.Verdict == Verdict.Missed) ? Verdict.Missed
            : results.Any(r => r.Verdict == Verdict.Undetermined) ? Verdict.Undetermined
            : Verdict.Met;
        var below = new List<Chained>();
        foreach (var backing in depth < Depth ? Backing(agreement, level) : [])
        {
            below.Add(await Below(backing, question, calls, depth));
        }

        var broken = verdict == Verdict.Missed && below.All(b => b.Verdict is not "missed");
        return new Chained(agreement.Id, level, verdict is { } v ? Words.Of(v) : null, broken, null, below);
    }

    private static async Task<Chained> Below(BackedBy backing, Question question, Calls calls, int depth)
    {
        var found = await calls.Shelf.Agreement(backing.Agreement, calls.Cancel);
        return !calls.MaySee(found)
            ? new Chained(backing.Agreement, backing.Level, null, false, calls.Who.IsCustomer ? "not shown" : "not on this server", [])
            : await Link(found, backing.Level, question, calls, depth + 1);
    }

    private static IEnumerable<BackedBy> Backing(AgreementFold agreement, string level) =>
        (agreement.Latest.Terms.LevelOf(level)?.BackedBy ?? []).Concat(agreement.Latest.Terms.Frame.BackedBy);

    /// <param name="Broken">It was missed, and nothing below it was: here the chain broke.</param>
    private sealed record Chained(
        string Agreement,
        string? Level,
        string? Verdict,
        bool Broken,
        string? Remark,
        IReadOnlyList<Chained> BackedBy
    );
}
