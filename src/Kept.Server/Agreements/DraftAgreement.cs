using Kept.Core.Problems;
using Kept.Server.Api;
using Kept.Server.Customers;
using Kept.Server.Filing;
using Kept.Server.Rights;
using Kept.Store;
using Kept.Text.Language;

namespace Kept.Server.Agreements;

/// <summary>Drafts an agreement from a template or a text. What it refers to is taken along, as it is now.</summary>
internal static class DraftAgreement
{
    /// <param name="Id">Under which it is filed; it becomes the agreement's own id.</param>
    /// <param name="Customer">Whose it is; none: a master, an operational-level agreement or a supplier's contract.</param>
    /// <param name="Template">The name of a template, instead of a text.</param>
    /// <param name="Text">The terms as YAML.</param>
    /// <param name="Files">What the text refers to, by name: members, holidays, other agreements that are not on this server.</param>
    public sealed record Request(string? Id, string? Customer, string? Template, string? Text, Dictionary<string, string>? Files);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/agreements",
                (Request request, Calls calls) =>
                    calls.File(
                        request,
                        async act =>
                        {
                            var agreement = await calls.Shelf.Agreement(request.Id ?? "", calls.Cancel);
                            var customer = request.Customer is { } id ? await calls.Shelf.Customer(id, calls.Cancel) : null;
                            var drafted = await DraftText.Gather(
                                calls.Shelf,
                                request.Id ?? "",
                                TextOf(request),
                                request.Files,
                                calls.Cancel
                            );
                            return Decide(agreement, customer, request, drafted, act);
                        }
                    )
            )
            .Needs(Permission.WriteAgreements, ofCustomer: false)
            .WithSummary("Draft an agreement from a template or a text");

    internal static Decision Decide(AgreementFold agreement, CustomerFold? customer, Request request, DraftText drafted, Act act)
    {
        var problems = Problems(request, customer).Concat(drafted.Problems).ToArray();
        if (problems.Length > 0)
        {
            return Decision.Wrong(problems);
        }

        if (agreement.Exists)
        {
            return Decision.Unfit(
                "agreement-known",
                $"there is an agreement {request.Id} already",
                "choose another id, or revise that one"
            );
        }

        var payload = Payload.Of(
            ("customer", request.Customer),
            ("text", drafted.Text),
            ("files", drafted.Files),
            ("template", request.Template)
        );
        return Decision.Of(
            agreement,
            AgreementAnswer.Of((AgreementFold)Preview(agreement, payload, act)),
            new NewEntry("agreement.drafted", act.At, payload)
        ) with
        {
            Status = StatusCodes.Status201Created,
            Location = $"{KeptApi.Root}/agreements/{request.Id}",
        };
    }

    private static IFold Preview(AgreementFold agreement, string payload, Act act) =>
        EntryHash
            .Chain(Head.Of(agreement.Stream), 0, act.Who.Actor, act.At, [new NewEntry("agreement.drafted", act.At, payload)])
            .Aggregate((IFold)agreement, (f, e) => f.After(e));

    private static string? TextOf(Request request) => request.Text ?? (request.Template is { } name ? Templates.Of(name)?.Text : null);

    private static IEnumerable<Problem> Problems(Request request, CustomerFold? customer)
    {
        if (request.Id is null || !RegisterCustomer.Slug().IsMatch(request.Id))
        {
            yield return new Problem(
                "id-wrong",
                new Place("id", 0, 0),
                "an id has 1 to 60 small letters, digits and hyphens, and begins with a letter or digit"
            );
        }

        if (customer is { Exists: false })
        {
            yield return new Problem(
                "customer-unknown",
                new Place("customer", 0, 0),
                $"there is no customer {request.Customer}",
                "register the customer first"
            );
        }

        if (request.Text is null == request.Template is null)
        {
            yield return new Problem("text-missing", new Place("text", 0, 0), "give either `text` or `template`");
        }
        else if (request.Template is { } name && Templates.Of(name) is null)
        {
            yield return new Problem(
                "template-unknown",
                new Place("template", 0, 0),
                $"there is no template {name}",
                $"there are {string.Join(", ", Templates.Names)}"
            );
        }
    }
}
