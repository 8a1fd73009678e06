using System.Collections.Immutable;
using Kept.Core.Problems;
using Kept.Server.Agreements;
using Kept.Server.Api;
using Kept.Server.Filing;
using Kept.Server.Rights;
using Kept.Store;

namespace Kept.Server.Statements;

/// <summary>
/// States a period of all agreements in force. One that cannot be stated does not stop the others; what is stated already is left alone, so
/// that a run that was interrupted is simply run again.
/// </summary>
public sealed class StatementRun(IStore store, Shelf shelf, FilingRoom room, Ids ids)
{
    /// <param name="Outcome"><c>issued</c>, <c>unchanged</c>, <c>refused</c>, or for a dry run <c>would issue</c>.</param>
    public sealed record Line(string Agreement, string Outcome, string? Statement, ImmutableArray<Problem> Problems);

    /// <summary>One line for each agreement in force, as it is done.</summary>
    /// <param name="only">These agreements; empty: all.</param>
    public async IAsyncEnumerable<Line> Run(
        Acting who,
        string period,
        bool dryRun,
        ImmutableArray<string> only,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel = default
    )
    {
        var query = new RowQuery(AgreementRow.View) { States = ["signed", "ended"], Limit = 500 };
        for (string? after = null; ; )
        {
            var page = await store.List(query with { After = after }, cancel);
            foreach (var row in page.Rows.Where(r => only.IsEmpty || only.Contains(r.Key)))
            {
                yield return await State(who, row.Key, period, dryRun, cancel);
            }

            if (page.Next is null)
            {
                yield break;
            }

            after = page.Next;
        }
    }

    private async Task<Line> State(Acting who, string id, string period, bool dryRun, CancellationToken cancel)
    {
        Decision? decision = null;
        var filed = dryRun
            ? null
            : await room.File(who, null, async (at, token) => decision = await Decide(new Act(who, at, ids), token), cancel);
        decision ??= await Decide(new Act(who, room.Now, ids), cancel);
        return decision switch
        {
            Decision.Refuse { Problems: [{ Code: "nothing-changed" }, ..] } => new Line(id, "unchanged", null, []),
            Decision.Refuse refused => new Line(id, "refused", null, refused.Problems),
            _ => new Line(id, dryRun ? "would issue" : "issued", filed?.Location?.Split('/')[^1], []),
        };

        async Task<Decision> Decide(Act act, CancellationToken token)
        {
            var agreement = await shelf.Agreement(id, token);
            return IssueStatement.Decide(agreement, await store.HeadOf(agreement.Stream, token), new IssueStatement.Request(period), act);
        }
    }
}
