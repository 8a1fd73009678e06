using System.Net;
using Kept.Server.Rights;
using Kept.Server.Tests.Harness;
using NodaTime;

namespace Kept.Server.Tests.Credits;

/// <summary>What is paid for a claim is what was granted, in amounts that the currency has.</summary>
public sealed class SettlementTests
{
    private const string Claim =
        "claim: {by: customer, form: written, within: 30 days, after: month end, answer: 14 days, otherwise: accepted}";

    private static readonly string Yen = Desk
        .Text.Replace("currency: EUR", "currency: JPY")
        .Replace("to: cent", "to: 0 decimals")
        .Replace("400.00", "1000")
        .Replace("1500.00", "1500")
        .Replace("10%}, {below: 99%, give: 50%}]}\n    claim: automatic", $"33.35%}}, {{below: 90%, give: 50%}}]}}\n    {Claim}");

    [Fact]
    public async Task No_more_is_settled_than_was_granted_and_in_whole_yen()
    {
        Yen.ShouldContain("33.35%");
        await using var server = await Desk.Open(Instant.FromUtc(2026, 4, 2, 9, 0), Yen.Replace("\r", ""));
        var (finance, signatory) = (server.As(Role.Finance), server.As(Role.Signatory, Desk.Customer));
        var down = new
        {
            service = "portal",
            from = "2026-03-10T08:00:00Z",
            until = "2026-03-10T18:00:00Z",
        };
        (await server.Agent().Post($"/agreements/{Desk.Id}/outages", down)).Ok();
        var claim = (await signatory.Post($"/agreements/{Desk.Id}/claims", new { level = "uptime", period = "2026-03" })).Ok();
        // 33.35 % of 1,000 JPY = 333.5, half away from zero: 334.
        claim["credits/0/entitled"].ShouldBe("334");
        var path = $"/agreements/{Desk.Id}/claims/{claim["claim"]}";
        (await finance.Post($"{path}/settlements", new { amount = "334" }))
            .Must(HttpStatusCode.Conflict)
            .Codes.ShouldBe(["more-than-granted"]);
        (await finance.Post($"{path}/answer", new { accepted = true, amount = "100.5" }))
            .Must(HttpStatusCode.UnprocessableEntity)
            .Codes.ShouldBe(["amount-too-fine"]);
        (await finance.Post($"{path}/answer", new { accepted = true })).Ok();
        (await finance.Post($"{path}/settlements", new { amount = "100.5" })).Must(HttpStatusCode.UnprocessableEntity);
        (await finance.Post($"{path}/settlements", new { amount = "300", where = "CN-1" })).Ok();
        (await finance.Post($"{path}/settlements", new { amount = "35" })).Must(HttpStatusCode.Conflict)["detail"]!.ShouldStartWith(
            "34 JPY of what this claim was granted is not settled yet"
        );
        (await finance.Post($"{path}/settlements", new { amount = "34", where = "CN-2" })).Ok();
        (await finance.Get($"/agreements/{Desk.Id}/credits?period=2026-03")).Ok()["items/0/settled"].ShouldBe("334");
    }

    [Fact]
    public async Task A_dispute_names_a_window_or_a_case_that_there_is()
    {
        await using var server = await Desk.Open(Instant.FromUtc(2026, 4, 2, 9, 0));
        var signatory = server.As(Role.Signatory, Desk.Customer);
        var nonsense = await signatory.Post($"/agreements/{Desk.Id}/disputes", new { of = "uptime/nonsense", reason = "no" });
        nonsense.Must(HttpStatusCode.UnprocessableEntity).Codes.ShouldBe(["fact-unknown"]);
        (await signatory.Post($"/agreements/{Desk.Id}/disputes", new { of = "uptime/2026-03", reason = "it was down" })).Ok();
    }
}
