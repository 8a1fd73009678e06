using Kept.Server.Api;
using Kept.Server.Rights;
using Kept.Shared;

namespace Kept.Server.Tests.Rights;

/// <summary>docs/rights.md is what the code does: written by this test (KEPT_GOLDEN=1), and held equal by it.</summary>
public sealed class RightsPageTests : IClassFixture<RightsWorld>
{
    private readonly RightsWorld _world;

    public RightsPageTests(RightsWorld world) => _world = world;

    [Fact]
    public void The_page_shows_what_the_code_does()
    {
        var (path, page) = (Path.Combine(Repository.Root, "docs", "rights.md"), Page());
        if (Environment.GetEnvironmentVariable("KEPT_GOLDEN") == "1")
        {
            File.WriteAllText(path, page);
        }

        string[] written = File.ReadAllText(path).Split('\n'),
            made = page.Split('\n');
        written
            .Except(made)
            .Select(l => $"- {l}")
            .Concat(made.Except(written).Select(l => $"+ {l}"))
            .ShouldBeEmpty("an operation or a right changed: ./do golden writes docs/rights.md anew; read the difference");
        written.ShouldBe(made);
    }

    private string Page() =>
        $"""
            # Who may do what

            A test writes this page from the code and walks every operation × role × own and foreign customer. A role without the permission
            gets 403; without a sign-in it is 401; what belongs to another customer answers 404, just as if it were not there. What a token may
            do is what its owner's role may, less what its scopes leave out, and never anything of the owner's own account. The pages of the web
            app ask the API as whoever reads them; they have no rights of their own.

            ## Permissions

            {Permissions()}
            ## Operations

            *One customer's*: the customer's people reach it for their own customer alone.

            {Operations()}
            ## For everybody

            {ForEverybody()}
            """.ReplaceLineEndings("\n");

    private static string Permissions()
    {
        var roles = Enum.GetValues<Role>();
        return Table(
            ["permission", .. roles.Select(r => Words.Of(r))],
            Enum.GetValues<Permission>()
                .Select(p => (string[])[Words.Of(p), .. roles.Select(r => RoleRights.Of(r).Contains(p) ? "yes" : "")])
        );
    }

    private string Operations() =>
        Table(
            ["operation", "permission", "one customer's"],
            Sorted(c => c.Needs is not null)
                .Select(c => (string[])[$"`{c}`", Words.Of(c.Needs!.Permission), c.Needs.OfCustomer ? "yes" : ""])
        );

    private string ForEverybody() =>
        Table(["operation", "why"], Sorted(c => c.Open is not null).Select(c => (string[])[$"`{c}`", c.Open!.Why]));

    private IEnumerable<Call> Sorted(Func<Call, bool> which) =>
        _world.Calls.Where(which).OrderBy(c => c.Route, StringComparer.Ordinal).ThenBy(c => c.Method, StringComparer.Ordinal);

    private static string Table(string[] heads, IEnumerable<string[]> rows) =>
        string.Concat(rows.Prepend([.. heads.Select(_ => "---")]).Prepend(heads).Select(cells => $"| {string.Join(" | ", cells)} |\n"));
}
