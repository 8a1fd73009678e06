using Kept.Server.Api;
using Kept.Server.Filing;
using Kept.Server.Rights;
using Kept.Store;

namespace Kept.Server.Agreements;

/// <summary>Replaces the text of what nobody has signed yet. A proposal goes back to a draft.</summary>
internal static class ReviseDraft
{
    public sealed record Request(string? Text, Dictionary<string, string>? Files);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPut(
                "/agreements/{agreement}/draft",
                (string agreement, Request request, Calls calls) =>
                    calls.OnAgreement(
                        agreement,
                        request,
                        async (a, r, act) =>
                            Decide(
                                a,
                                await DraftText.Gather(
                                    calls.Shelf,
                                    a.Id,
                                    r.Text,
                                    r.Files ?? a.Files.ToDictionary(f => f.Name, f => f.Text),
                                    calls.Cancel
                                ),
                                act
                            )
                    )
            )
            .Needs(Permission.WriteAgreements)
            .WithSummary("Replace the text of a draft");

    internal static Decision Decide(AgreementFold agreement, DraftText drafted, Act act)
    {
        if (agreement.Stage is Stage.Signed or Stage.Ended)
        {
            return Decision.Unfit("agreement-signed", "the agreement is signed: its text does not change any more", "amend it");
        }

        if (drafted.Document is null)
        {
            return Decision.Wrong(
                drafted.Problems.IsEmpty ? [new("text-missing", new("text", 0, 0), "give the `text`")] : drafted.Problems
            );
        }

        return Decision.Of(
            agreement,
            new
            {
                id = agreement.Id,
                stage = "draft",
                hash = drafted.Document.Agreement.Versions[^1].Hash,
            },
            new NewEntry("agreement.revised", act.At, Payload.Of(("text", drafted.Text), ("files", drafted.Files)))
        );
    }
}
