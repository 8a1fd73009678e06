using Kept.Server.Rights;

namespace Kept.Server.Tests.Harness;

/// <summary>Agreements brought into force, for tests about what comes after.</summary>
public static class Signed
{
    public static async Task Agreement(RunningServer server, string id, string text, string customer = "northwind")
    {
        var manager = server.As(Role.AgreementManager);
        (await manager.Post("/customers", new { id = customer, name = customer })).Ok();
        (
            await manager.Post(
                "/agreements",
                new
                {
                    id,
                    customer,
                    text,
                }
            )
        ).Ok();
        var hash = (await manager.Post($"/agreements/{id}/proposal")).Ok()["hash"];
        await Both(server, id, hash!, customer);
    }

    public static async Task Both(RunningServer server, string id, string hash, string customer = "northwind")
    {
        (await server.As(Role.AgreementManager).Post($"/agreements/{id}/signatures/provider", new { hash, name = "A. Manager" })).Ok();
        (await server.As(Role.Signatory, customer).Post($"/agreements/{id}/signatures/customer", new { hash, name = "N. Owner" })).Ok();
    }
}
