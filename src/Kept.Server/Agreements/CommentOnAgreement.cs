using Kept.Core.Problems;
using Kept.Server.Accounts;
using Kept.Server.Api;
using Kept.Server.Filing;
using Kept.Server.Rights;
using Kept.Store;

namespace Kept.Server.Agreements;

/// <summary>Says something about an agreement or one of its clauses. The words can be erased (R15).</summary>
internal static class CommentOnAgreement
{
    /// <param name="About">A clause or a path of the terms; none: the whole.</param>
    public sealed record Request(string? Text, string? About);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(
                "/agreements/{agreement}/comments",
                (string agreement, Request request, Calls calls) => calls.OnAgreement(agreement, request, Decide)
            )
            .Needs(Permission.Comment)
            .WithSummary("Comment on an agreement");
        api.MapGet(
                "/agreements/{agreement}/comments",
                (string agreement, Calls calls, People people) => calls.Ask(agreement, a => List(a, calls, people))
            )
            .Needs(Permission.ReadAgreements)
            .WithSummary("The comments on an agreement");
    }

    internal static Decision Decide(AgreementFold agreement, Request request, Act act)
    {
        if (string.IsNullOrWhiteSpace(request.Text) || request.Text.Length > 10_000)
        {
            return Decision.Wrong(new Problem("text-missing", new Place("text", 0, 0), "a comment has 1 to 10,000 characters"));
        }

        var id = act.Ids.Next();
        var text = new ErasableText(
            $"text/{id}",
            agreement.Customer is { } customer ? $"customer/{customer}" : agreement.Stream,
            request.Text
        );
        var entry = new NewEntry("agreement.commented", act.At, Payload.Of(("id", id), ("text", text.Id), ("about", request.About)));
        return Decision.Of(agreement, new { id, at = act.At }, entry) with { Texts = [text], Status = StatusCodes.Status201Created };
    }

    private static async Task<object> List(AgreementFold agreement, Calls calls, People people)
    {
        var names = await people.NamesOf(agreement.Comments.Select(c => c.By), calls.Cancel);
        var texts = await calls.Store.Texts(agreement.Comments.Select(c => c.TextId), calls.Cancel);
        return new
        {
            items = agreement.Comments.Select(c => new
            {
                id = c.Id,
                at = c.At,
                by = c.By,
                name = names.GetValueOrDefault(c.By),
                about = c.About,
                text = texts.GetValueOrDefault(c.TextId)?.Content,
                erased = texts.GetValueOrDefault(c.TextId)?.Content is null ? true : (bool?)null,
            }),
        };
    }
}
