using Kept.Server.Rights;
using Kept.Server.Tests.Accounts;

namespace Kept.Server.Tests.Rights;

/// <summary>The part of the matrix about customers: each one's people know of their own customer alone.</summary>
public sealed class RightsForeignTests : IClassFixture<RightsWorld>
{
    private readonly RightsWorld _world;

    public RightsForeignTests(RightsWorld world) => _world = world;

    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>().Where(RoleRights.IsCustomers)];

    [Theory]
    [InlineData("agreements")]
    [InlineData("customers")]
    [InlineData("tickets")]
    public async Task There_is_something_to_see_of_both_customers(string list)
    {
        var seen = (await _world.Person(Role.Auditor).Get(list).Ok()).Text;
        seen.ShouldContain(RightsWorld.Own);
        seen.ShouldContain(RightsWorld.Foreign);
    }

    [Theory, MemberData(nameof(Roles))]
    public async Task A_customers_people_do_not_learn_that_another_customers_things_are_there(Role role)
    {
        var (wrong, before) = (new List<string>(), await _world.Server.Store.LastSequence());
        foreach (var call in Allowed(role).Where(c => c.NamesOfCustomer))
        {
            var reply = await Send(_world.Person(role), call, RightsWorld.Foreign);
            if ((int)reply.Status != 404)
            {
                wrong.Add($"{call}: {(int)reply.Status} {reply.Text}");
            }

            var nothing = await Send(_world.Person(role), call, "nowhere");
            if (nothing.Text != reply.Text.Replace(RightsWorld.Foreign, "nowhere"))
            {
                wrong.Add($"{call}: what is not there is answered in another way: {nothing.Text}");
            }
        }

        wrong.ShouldBeEmpty();
        (await _world.Server.Store.LastSequence()).ShouldBe(before);
    }

    [Theory, MemberData(nameof(Roles))]
    public async Task What_is_read_by_a_customers_people_has_nothing_of_another_customer(Role role)
    {
        var wrong = new List<string>();
        foreach (var call in Allowed(role).Where(c => c.Method == "GET"))
        {
            foreach (var query in new[] { "", $"?customer={RightsWorld.Foreign}", $"?agreement=web-{RightsWorld.Foreign}" })
            {
                var address = await _world.Address(call, RightsWorld.Own);
                var reply = await _world.Person(role).Get(address + query);
                if (reply.Text.Contains(RightsWorld.Foreign, StringComparison.OrdinalIgnoreCase))
                {
                    wrong.Add($"{call} {query}: {reply.Text}");
                }
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Roles))]
    public async Task A_customers_people_cannot_name_anothers_things_in_a_body(Role role)
    {
        var (wrong, before) = (new List<string>(), await _world.Server.Store.LastSequence());
        foreach (var call in Allowed(role).Where(c => c.BodyNames.Count > 0))
        {
            var body = call.BodyNames.ToDictionary(n => n, n => n == "customer" ? RightsWorld.Foreign : $"web-{RightsWorld.Foreign}");
            var reply = await _world.Person(role).Send(new HttpMethod(call.Method), (await _world.Address(call, RightsWorld.Own))!, body);
            if ((int)reply.Status < 400)
            {
                wrong.Add($"{call}: {(int)reply.Status} {reply.Text}");
            }
        }

        wrong.ShouldBeEmpty();
        (await _world.Server.Store.LastSequence()).ShouldBe(before);
    }

    private IEnumerable<Call> Allowed(Role role) => _world.Calls.Where(c => c.IsFor(role));

    private Task<Reply> Send(Visitor visitor, Call call, string customer) => RightsSending.Send(_world, visitor, call, customer);
}
