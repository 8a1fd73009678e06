using System.Text;
using Kept.Core.Assessment;
using Kept.Core.Time;
using Kept.Server.Rights;
using Kept.Text.Evidence;
using Kept.Text.Json;

namespace Kept.Server.Tests.Harness;

/// <summary>What the server says of an agreement is what anyone says who holds the text and the exported evidence.</summary>
internal static class SameResult
{
    public static async Task Check(RunningServer server, string period, string id = Desk.Id)
    {
        var auditor = server.As(Role.Auditor);
        var exported = (await auditor.Get($"/agreements/{id}/evidence")).Ok().Text;
        var agreement = (await server.Agreement(id)).Agreement;
        var source = new EvidenceSource("evidence.jsonl", new MemoryStream(Encoding.UTF8.GetBytes(exported)));
        var book = EvidenceReader.ReadBook([source], EvidenceOptions.For(agreement), server.Clock.Now);
        book.Problems.ShouldBeEmpty();
        var range = PeriodText.Read(period)!.Value.In(agreement.Versions[0].Terms.Zone);
        var result = Assessor.Assess(agreement, book.OrThrow(), range, server.Clock.Now).OrThrow();
        (await auditor.Get($"/agreements/{id}/assessment?period={period}")).Ok()["hash"].ShouldBe(ResultJson.HashOf(result));
    }
}
