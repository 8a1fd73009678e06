using Kept.Core.Assessment;
using Kept.Server.Api;
using Kept.Server.Rights;
using Words = Kept.Server.Api.Words;

namespace Kept.Server.Agreements;

/// <summary>What an agreement lets come due by itself, and how long it holds.</summary>
internal static class DatesQuery
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/agreements/{agreement}/dates", (string agreement, Calls calls) => calls.Ask(agreement, a => Of(a, calls)))
            .Needs(Permission.ReadAgreements)
            .WithSummary("The term, and the next date of each kind");

    private static object Of(AgreementFold agreement, Calls calls)
    {
        var term = AgreementTerm.Of(agreement.Agreement, agreement.Book, calls.Now);
        return new
        {
            from = term.From,
            until = agreement.EndedOn ?? term.Until,
            dates = DatesAhead
                .Of(agreement.Agreement, agreement.Book, calls.Now)
                .Select(d => new
                {
                    kind = Words.Of(d.Kind),
                    name = d.Name.Length == 0 ? null : d.Name,
                    on = d.On,
                    at = d.At,
                    party = d.Party,
                    clause = d.Clause,
                    sentence = d.Sentence,
                }),
        };
    }
}
