using Kept.Core.Problems;
using Kept.Server.Agreements;
using Kept.Server.Api;
using Kept.Server.Customers;
using Kept.Server.Filing;
using Kept.Server.Rights;
using Kept.Store;

namespace Kept.Server.Shared;

/// <summary>
/// Lets shared evidence flow into an agreement. What was shared before is copied; asked for again, what was left out before and is about
/// something that the agreement knows by now. To end it takes no fact away.
/// </summary>
internal static class DrawOnShared
{
    public sealed record Request(string Name);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPut(
                "/agreements/{agreement}/draws/{name}",
                (string agreement, string name, Calls calls) =>
                    calls.OnAgreement(
                        agreement,
                        new Request(name),
                        async (a, r, act) => Decide(a, await FileShared.Load(calls, r.Name), act)
                    )
            )
            .Needs(Permission.WriteAgreements)
            .WithSummary("Let shared evidence flow into an agreement");
        api.MapDelete(
                "/agreements/{agreement}/draws/{name}",
                (string agreement, string name, Calls calls) =>
                    calls.OnAgreement(
                        agreement,
                        new Request(name),
                        async (a, r, act) => Ended(a, await FileShared.Load(calls, r.Name), act)
                    )
            )
            .Needs(Permission.WriteAgreements)
            .WithSummary("Let no more shared evidence flow into an agreement");
    }

    internal static Decision Decide(AgreementFold agreement, SharedFold shared, Act act)
    {
        if (!RegisterCustomer.Slug().IsMatch(shared.Id))
        {
            return Decision.Wrong(new Problem("id-wrong", new Place("name", 0, 0), "a name has 1 to 60 small letters, digits and hyphens"));
        }

        if (agreement.Stage != Stage.Signed)
        {
            return Decision.Unfit("not-signed", "only an agreement in force draws on shared evidence", "sign it first");
        }

        var copies = Copies.For(agreement, shared, shared.Facts, act.At);
        var draws = agreement.Draws.Contains(shared.Id)
            ? []
            : new[] { new NewEntry("agreement.draws", act.At, Payload.Of(("shared", shared.Id))) };
        var drawn = shared.Drawers.Contains(agreement.Id)
            ? []
            : new[] { new NewEntry("shared.drawn", act.At, Payload.Of(("agreement", agreement.Id))) };
        return new Decision.File(
            [(agreement, [.. draws, .. copies.Select(AgreementFacts.Entry)]), (shared, [.. drawn])],
            new
            {
                agreement = agreement.Id,
                draws = shared.Id,
                facts = copies.Length,
            }
        );
    }

    internal static Decision Ended(AgreementFold agreement, SharedFold shared, Act act) =>
        !agreement.Draws.Contains(shared.Id)
            ? Decision.Unknown($"draw on {shared.Id}")
            : new Decision.File(
                [
                    (agreement, [new NewEntry("agreement.drawsNoMore", act.At, Payload.Of(("shared", shared.Id)))]),
                    (shared, [new NewEntry("shared.drawnNoMore", act.At, Payload.Of(("agreement", agreement.Id)))]),
                ],
                new { agreement = agreement.Id, drawsNoMore = shared.Id }
            );
}
