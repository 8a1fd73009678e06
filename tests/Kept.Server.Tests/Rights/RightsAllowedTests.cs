using Kept.Server.Rights;
using Kept.Server.Tests.Accounts;

namespace Kept.Server.Tests.Rights;

/// <summary>The other half of the matrix: who has the permission is let through to what is their own.</summary>
public sealed class RightsAllowedTests : IClassFixture<RightsWorld>
{
    private readonly RightsWorld _world;

    public RightsAllowedTests(RightsWorld world) => _world = world;

    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>()];

    [Theory, MemberData(nameof(Roles))]
    public async Task Who_has_the_permission_is_let_through_to_their_own(Role role)
    {
        var wrong = new List<string>();
        foreach (var call in Allowed(role))
        {
            foreach (var customer in RoleRights.IsCustomers(role) ? [RightsWorld.Own] : new[] { RightsWorld.Own, RightsWorld.Foreign })
            {
                var reply = await RightsSending.Send(_world, _world.Person(role), call, customer);
                if (IsRefused(reply) || IsHidden(call, reply))
                {
                    wrong.Add($"{call} of {customer}: {(int)reply.Status} {reply.Text}");
                }
            }
        }

        wrong.ShouldBeEmpty();
    }

    /// <summary>Reading first, since the rest takes things away; signing out last.</summary>
    private IEnumerable<Call> Allowed(Role role) =>
        _world.Calls.Where(c => c.IsFor(role) && c.Route != "/api/v1/session").OrderBy(c => c.Method != "GET");

    private static bool IsRefused(Reply reply) => reply.Problems is ["sign-in-needed"] or ["right-missing"] or ["antiforgery-missing"];

    /// <summary>What names an agreement or a customer and nothing else is there.</summary>
    private static bool IsHidden(Call call, Reply reply) =>
        call.Method == "GET" && call.Parameters is ["agreement"] or ["customer"] && reply.Problems is ["not-found"];
}
