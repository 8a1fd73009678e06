using Kept.Core.Problems;
using Kept.Core.Time;
using Kept.Server.Api;
using Kept.Server.Evidence;
using Kept.Server.Filing;
using Kept.Server.Rights;
using Kept.Store;
using NodaTime;

namespace Kept.Server.Agreements;

/// <summary>Ends an agreement by mutual consent, or puts a draft away. Its evidence and statements stay.</summary>
internal static class EndAgreement
{
    /// <param name="On">The first day on which it is no more; none: today.</param>
    public sealed record Request(LocalDate? On, string? Reason);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/agreements/{agreement}/end",
                (string agreement, Request request, Calls calls) => calls.OnAgreement(agreement, request, Decide)
            )
            .Needs(Permission.WriteAgreements)
            .WithSummary("End an agreement by mutual consent");

    internal static Decision Decide(AgreementFold agreement, Request request, Act act)
    {
        if (agreement.Stage == Stage.Ended)
        {
            return Decision.Unfit("agreement-ended", $"the agreement ended on {Core.Json.ExactText.Of(agreement.EndedOn!.Value)}");
        }

        if (string.IsNullOrWhiteSpace(request.Reason))
        {
            return Decision.Wrong(new Problem("reason-missing", new Place("reason", 0, 0), "why it ends is written down"));
        }

        var texts = new Erasables(act.Ids, agreement.Customer is { } c ? $"customer/{c}" : agreement.Stream);
        var on = request.On ?? LocalTimes.DateOf(agreement.Zone, act.At);
        var entry = new NewEntry(
            "agreement.ended",
            act.At,
            Payload.Of(("on", on), ("cause", "consent"), ("reason", texts.Text(request.Reason)))
        );
        return Decision.Of(agreement, new { id = agreement.Id, endsOn = on }, entry) with { Texts = texts.All };
    }
}
