using Kept.Core.Assessment;
using Kept.Server.Api;
using Kept.Server.Filing;
using Kept.Server.Rights;
using Kept.Text.Json;

namespace Kept.Server.Assessments;

internal static class AssessmentApi
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/agreements/{agreement}/assessment",
                (string agreement, string? period, string? asOf, Calls calls) =>
                    calls.Ask(agreement, a => Assess(a, new Asked(period, asOf), calls))
            )
            .Needs(Permission.ReadAgreements)
            .WithSummary("What was promised, whether it was kept, what is owed and why, for a period and as of an instant");

    private static object Assess(Agreements.AgreementFold agreement, Asked asked, Calls calls)
    {
        var question = asked.Of(agreement, calls.Now);
        if (question.Value is not { } fine)
        {
            return Decision.Wrong(question.Problems);
        }

        var result = fine.Assess(agreement);
        return result.Value is { } assessed ? new JsonText(ResultJson.Write(assessed)) : Decision.Wrong(result.Problems);
    }
}
