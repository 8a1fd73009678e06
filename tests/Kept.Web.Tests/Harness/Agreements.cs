using Kept.Server.Rights;

namespace Kept.Web.Tests.Harness;

/// <summary>Agreements in force, for tests about what comes after.</summary>
public static class Agreements
{
    /// <summary>Drafts from a template, proposes and signs for both.</summary>
    public static async Task<(Caller Manager, Caller Owner)> Signed(
        this Site site,
        string id = "castor-desk",
        string template = "support-desk",
        string customer = "castor"
    )
    {
        var manager = await site.Caller(Role.Administrator, "Ada Marsh");
        var owner = await site.Caller(Role.Signatory, "Nora Wind", customer);
        await manager.Post("customers", new { id = customer, name = "Castor Robotics" });
        await manager.Post(
            "agreements",
            new
            {
                id,
                customer,
                template,
            }
        );
        var hash = (await manager.Post($"agreements/{id}/proposal"))!["hash"]!.ToString();
        await manager.Post($"agreements/{id}/signatures/provider", new { hash, name = "Ada Marsh" });
        await owner.Post($"agreements/{id}/signatures/customer", new { hash, name = "Nora Wind" });
        return (manager, owner);
    }
}
