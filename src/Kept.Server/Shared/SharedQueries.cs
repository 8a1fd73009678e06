using System.Text;
using Kept.Server.Api;
using Kept.Server.Filing;
using Kept.Server.Rights;

namespace Kept.Server.Shared;

internal static class SharedQueries
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/shared",
                async (Calls calls) =>
                {
                    var heads = await calls.Store.Heads($"{SharedFold.Prefix}/", calls.Cancel);
                    return calls.Answer(
                        new { items = heads.Select(h => new { name = h.Stream[(SharedFold.Prefix.Length + 1)..], entries = h.Version }) }
                    );
                }
            )
            .Needs(Permission.WriteEvidence, ofCustomer: false)
            .WithSummary("Shared evidence, by name");
        api.MapGet("/shared/{name}", async (string name, Calls calls) => calls.Answer(await One(name, calls)))
            .Needs(Permission.WriteEvidence, ofCustomer: false)
            .WithSummary("Who draws on shared evidence");
        api.MapGet("/shared/{name}/evidence", async (string name, Calls calls) => Lines(await FileShared.Load(calls, name)))
            .Needs(Permission.WriteEvidence, ofCustomer: false)
            .WithSummary("Shared evidence, as the file that the command line reads");
    }

    private static async Task<object> One(string name, Calls calls) =>
        await FileShared.Load(calls, name) is { Exists: true } shared
            ? new
            {
                name,
                facts = shared.Facts.Count,
                agreements = shared.Drawers,
            }
            : Decision.Unknown($"shared evidence {name}");

    private static IResult Lines(SharedFold shared) =>
        Results.Text(
            string.Concat(shared.Evidence.Values.OrderBy(e => e.Version).Select(e => e.Payload + "\n")),
            "application/jsonl",
            Encoding.UTF8
        );
}
