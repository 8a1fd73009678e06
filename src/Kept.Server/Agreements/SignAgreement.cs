using Kept.Core.Agreements;
using Kept.Core.Evidence;
using Kept.Core.Problems;
using Kept.Server.Api;
using Kept.Server.Filing;
using Kept.Server.Rights;
using Kept.Store;
using NodaTime;

namespace Kept.Server.Agreements;

/// <summary>Signs a version for a party: name, time and the hash of the exact terms. It is in force once both have (R10).</summary>
internal static class SignAgreement
{
    /// <param name="Hash">Of the version that is signed, as it was shown; the whole of it.</param>
    /// <param name="Name">Who signs, written out.</param>
    public sealed record Request(string? Hash, string? Name);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(
                "/agreements/{agreement}/signatures/provider",
                (string agreement, Request request, Calls calls) =>
                    calls.OnAgreement(agreement, request, (a, r, act) => Decide(a, r, act, "provider"))
            )
            .Needs(Permission.SignForProvider)
            .WithSummary("Sign a version for the provider");
        api.MapPost(
                "/agreements/{agreement}/signatures/customer",
                (string agreement, Request request, Calls calls) =>
                    calls.OnAgreement(agreement, request, (a, r, act) => Decide(a, r, act, "customer"))
            )
            .Needs(Permission.SignForCustomer)
            .WithSummary("Sign a version for the customer");
    }

    internal static Decision Decide(AgreementFold agreement, Request request, Act act, string party)
    {
        var version = agreement.Agreement.Versions.FirstOrDefault(v => v.Hash == request.Hash);
        var problems = Problems(agreement, request, version).ToArray();
        return problems.Length > 0 ? Decision.Wrong(problems)
            : agreement.Stage is Stage.Draft or Stage.Ended ? Decision.Unfit("not-proposed", "the agreement is not proposed for signature")
            : Signed(agreement, version!, request, act, party);
    }

    private static Decision Signed(AgreementFold agreement, AgreementVersion version, Request request, Act act, string party)
    {
        if (agreement.IsSignedBy(party, version))
        {
            return Decision.Of(agreement, Answer(version, party));
        }

        var id = act.Ids.Next();
        var name = new ErasableText($"text/{id}", act.Who.Actor, request.Name);
        var fact = new Fact.Signature(party, version.Hash, act.At)
        {
            Id = $"signature-{party}-{version.Hash[..12]}",
            RecordedAt = act.At,
            By = name.Id,
        };
        return Decision.Of(agreement, Answer(version, party), AgreementFacts.Entry(fact)) with { Texts = [name] };
    }

    private static object Answer(AgreementVersion version, string party) =>
        new
        {
            version = version.Number,
            hash = version.Hash,
            party,
        };

    private static IEnumerable<Problem> Problems(AgreementFold agreement, Request request, AgreementVersion? version)
    {
        if (version is null)
        {
            yield return new Problem(
                "hash-unknown",
                new Place("hash", 0, 0),
                "no version of the agreement has this hash",
                $"the latest is {agreement.Latest.Hash}"
            );
        }

        if (string.IsNullOrWhiteSpace(request.Name))
        {
            yield return new Problem("name-missing", new Place("name", 0, 0), "a signature has the name of who signs");
        }
    }
}
