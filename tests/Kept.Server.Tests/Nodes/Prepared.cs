using Kept.Server.Rights;
using Kept.Server.Tests.Accounts;
using Kept.Server.Tests.Harness;

namespace Kept.Server.Tests.Nodes;

/// <summary>A store that processes of the server then work on: with an administrator's token, and signed agreements <c>web-0</c>, <c>web-1</c> …</summary>
internal static class Prepared
{
    /// <returns>The token.</returns>
    public static async Task<string> Store(string store, int agreements)
    {
        await using var server = await Running.Start($"--store={store}", "--work=off", "--limits:apiPerActor=1000000");
        using var ada = await server.Administrator();
        using var program = await server.Program(await server.Account(Role.Administrator));
        for (var i = 0; i < agreements; i++)
        {
            await Signed(server, program, i);
        }

        return program.Client.DefaultRequestHeaders.Authorization!.Parameter!;
    }

    private static async Task Signed(Running server, Visitor program, int number)
    {
        var (id, customer) = ($"web-{number}", $"customer-{number}");
        using var signatory = await server.Program(await server.Account(Role.Signatory, customer));
        await program.Post("customers", new { id = customer, name = customer }).Ok();
        await program
            .Post(
                "agreements",
                new
                {
                    id,
                    customer,
                    text = Desk.Text,
                }
            )
            .Ok();
        var hash = (string)(await program.Post($"agreements/{id}/proposal").Ok()).Json!["hash"]!;
        await program.Post($"agreements/{id}/signatures/provider", new { hash, name = "A. Manager" }).Ok();
        await signatory.Post($"agreements/{id}/signatures/customer", new { hash, name = "An Owner" }).Ok();
    }

    /// <summary>An outage as a line of evidence.</summary>
    public static string Outage(string id) =>
        $$"""{"id":"{{id}}","kind":"outage","service":"portal","from":"2026-03-02T08:00Z","until":"2026-03-02T08:01Z"}""";
}
