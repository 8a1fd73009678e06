using System.Text.Json;
using Kept.Server.Rights;
using Kept.Server.Tests.Accounts;

namespace Kept.Server.Tests.Rights;

/// <summary>
/// Every operation of the running application × every role × own and foreign customer. Operations are read from the application, so a new
/// one is walked without being named here.
/// </summary>
public sealed class RightsMatrixTests : IClassFixture<RightsWorld>
{
    private readonly RightsWorld _world;

    public RightsMatrixTests(RightsWorld world) => _world = world;

    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>()];

    [Fact]
    public void There_are_operations_to_walk_and_customers_people_may_do_some() =>
        Allowed(Role.Signatory).Count(c => c.NamesOfCustomer).ShouldBeGreaterThan(10);

    [Fact]
    public void Every_operation_says_what_it_needs_or_that_it_is_for_everybody() =>
        _world.Calls.Where(c => c.Needs is null == c.Open is null).Select(c => c.ToString()).ShouldBeEmpty();

    /// <summary>Short, and grows only on purpose.</summary>
    [Fact]
    public void These_and_no_others_are_for_everybody() =>
        Open()
            .ShouldBe([
                "GET /api",
                "GET /api/description.css",
                "GET /api/openapi.json",
                "GET /api/v1/calendars/{secret}/kept.ics",
                "GET /api/v1/session",
                "GET /healthz",
                "GET /readyz",
                "POST /api/v1/invitations/acceptance",
                "POST /api/v1/password-resets",
                "POST /api/v1/password-resets/use",
                "POST /api/v1/session",
                "POST /api/v1/session/code",
                "POST /api/v1/session/passkey",
                "POST /api/v1/session/passkey/options",
                "POST /api/v1/setup",
            ]);

    /// <summary>
    /// Where this fails, give both customers such a thing in <see cref="RightsWorld"/>: otherwise nobody sees whether it is kept apart.
    /// </summary>
    [Fact]
    public async Task Both_customers_have_one_of_everything_that_operations_name()
    {
        var missing = new List<string>();
        foreach (var call in _world.Calls.Where(c => c.NamesOfCustomer))
        {
            if (await _world.Address(call, RightsWorld.Own) is null || await _world.Address(call, RightsWorld.Foreign) is null)
            {
                missing.Add($"{call}: the world has nothing for one of {string.Join(", ", call.Parameters)}");
            }
        }

        missing.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_sign_in_nothing_is_let_through_but_what_is_for_everybody()
    {
        var wrong = new List<string>();
        foreach (var call in _world.Calls)
        {
            var refused = (await Send(_world.Nobody, call, RightsWorld.Own)).Problems is ["sign-in-needed"];
            if (refused == call.Open is not null)
            {
                wrong.Add($"{call}: {(refused ? "refused" : "let through")}");
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Roles))]
    public async Task Who_lacks_the_permission_is_refused_and_changes_nothing(Role role)
    {
        var (wrong, before) = (new List<string>(), await _world.Server.Store.LastSequence());
        foreach (var call in _world.Calls.Where(c => c.Needs is not null && !c.IsFor(role)))
        {
            foreach (var customer in new[] { RightsWorld.Own, RightsWorld.Foreign })
            {
                var reply = await Send(_world.Person(role), call, customer);
                if ((int)reply.Status != 403 || reply.Problems is not ["right-missing"])
                {
                    wrong.Add($"{call} of {customer}: {(int)reply.Status} {reply.Text}");
                }
            }
        }

        wrong.ShouldBeEmpty();
        (await _world.Server.Store.LastSequence()).ShouldBe(before);
    }

    /// <summary>A scope that a token lacks is refused as a permission that a role lacks.</summary>
    [Fact]
    public async Task A_token_without_the_scope_is_refused()
    {
        var wrong = new List<string>();
        var administrator = await _world.Server.Account(Role.Administrator, email: "scoped@kept.example");
        foreach (var of in _world.Calls.Where(c => c.Needs is not null).GroupBy(c => c.Needs!.Permission))
        {
            using var program = await _world.Server.Program(administrator, [.. Enum.GetValues<Permission>().Where(p => p != of.Key)]);
            foreach (var call in of)
            {
                var reply = await Send(program, call, RightsWorld.Own);
                if (reply.Problems is not ["right-missing"])
                {
                    wrong.Add($"{call}: {(int)reply.Status} {reply.Text}");
                }
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void The_auditor_writes_nothing_but_their_own_account() =>
        Allowed(Role.Auditor)
            .Where(c => c.Method != "GET" && c.Needs!.Permission != Permission.OwnAccount)
            .Select(c => c.ToString())
            .ShouldBeEmpty();

    [Fact]
    public async Task A_refusal_and_a_look_at_anothers_things_are_logged_by_ids()
    {
        await _world.Person(Role.Viewer).Get("accounts").Refused(403);
        await _world.Person(Role.Viewer).Get($"agreements/web-{RightsWorld.Foreign}").Refused(404);
        await _world.Server.Logged("lacks ManageAccounts for /api/v1/accounts");
        await _world.Server.Logged("of customer acme asked /api/v1/agreements/{agreement}");
    }

    private IEnumerable<string> Open() =>
        _world.Calls.Where(c => c.Open is not null).Select(c => c.ToString()).Order(StringComparer.Ordinal);

    private IEnumerable<Call> Allowed(Role role) => _world.Calls.Where(c => c.IsFor(role));

    private Task<Reply> Send(Visitor visitor, Call call, string customer) => RightsSending.Send(_world, visitor, call, customer);
}

/// <summary>Sends a call with an empty body: whoever is let through is told what is missing in it.</summary>
internal static class RightsSending
{
    public static async Task<Reply> Send(RightsWorld world, Visitor visitor, Call call, string customer)
    {
        var address = await world.Address(call, customer) ?? call.Route.Replace("{", "").Replace("}", "");
        object? body = call.Method is "GET" or "DELETE" ? null : JsonDocument.Parse("{}").RootElement;
        return await visitor.Send(new HttpMethod(call.Method), address, body);
    }
}
