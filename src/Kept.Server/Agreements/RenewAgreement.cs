using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Problems;
using Kept.Core.Time;
using Kept.Server.Api;
using Kept.Server.Filing;
using Kept.Server.Rights;
using NodaTime;

namespace Kept.Server.Agreements;

/// <summary>
/// Proposes to go on beyond the end of a term that does not renew by itself: an amendment that lengthens the term, in force once both have
/// signed it.
/// </summary>
internal static partial class RenewAgreement
{
    /// <param name="For">How much longer: <c>1 year</c>, <c>6 months</c>.</param>
    public sealed record Request(string? For);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/agreements/{agreement}/renewals",
                (string agreement, Request request, Calls calls) => calls.OnAgreement(agreement, request, Decide)
            )
            .Needs(Permission.WriteAgreements)
            .WithSummary("Propose to renew an agreement that does not renew by itself");

    internal static Decision Decide(AgreementFold agreement, Request request, Act act)
    {
        if (agreement.Stage != Stage.Signed)
        {
            return Decision.Unfit("not-signed", "the agreement is not in force", "draft a new one");
        }

        if (agreement.Latest.Terms.Term is not { Lasts: TimeLength.Calendar lasts } term)
        {
            return Decision.Unfit("no-end", "the agreement has no end that could be put off");
        }

        if (term.Renews is { } renews)
        {
            return Decision.Unfit(
                "renews-itself",
                $"the agreement renews by itself for {Core.Assessment.Words.Length(renews.For)}, unless notice is given"
            );
        }

        return Longer(lasts.Period, request.For) is { } length
            ? AmendAgreement.Decide(agreement, Amendment(agreement, length, act), act)
            : Decision.Wrong(
                new Problem(
                    "for-wrong",
                    new Place("for", 0, 0),
                    $"`{request.For}` does not add to {lasts.Period}",
                    "write 1 year, or 6 months"
                )
            );
    }

    private static AmendAgreement.Request Amendment(AgreementFold agreement, string length, Act act)
    {
        var change = JsonSerializer.SerializeToElement(new { term = new { lasts = length } });
        var tomorrow = LocalTimes.DateOf(agreement.Zone, act.At).PlusDays(1);

        // Not before what is agreed for later already: that was signed as it is.
        var effective = agreement.Latest is { Number: > 1, EffectiveAt: var last }
            ? LocalDate.Max(tomorrow, LocalTimes.DateOf(agreement.Zone, last))
            : tomorrow;
        return new AmendAgreement.Request(agreement.NextId("renewal"), effective, change);
    }

    /// <summary>The term and so much more, in the unit that both can be counted in; null where there is none.</summary>
    private static string? Longer(CalendarPeriod term, string? by)
    {
        if (Length().Match(by ?? "") is not { Success: true } match)
        {
            return null;
        }

        var count = int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        var months = match.Groups[2].Value switch
        {
            "year" => 12 * count,
            "month" => count,
            _ => 0,
        };
        return term.Unit switch
        {
            CalendarUnit.Years when match.Groups[2].Value == "year" => $"{term.Count + count} years",
            CalendarUnit.Years when months > 0 => $"{(12 * term.Count) + months} months",
            CalendarUnit.Months when months > 0 => $"{term.Count + months} months",
            CalendarUnit.Weeks when match.Groups[2].Value == "week" => $"{term.Count + count} weeks",
            CalendarUnit.Days when match.Groups[2].Value == "day" => $"{term.Count + count} days",
            _ => null,
        };
    }

    [GeneratedRegex(@"^([1-9]\d{0,2}) (year|month|week|day)s?$")]
    private static partial Regex Length();
}
