using System.Text.Json;
using Kept.Server.Api;
using Kept.Server.Figures;
using Kept.Server.Rights;
using Kept.Server.Tests.Harness;
using Kept.Store;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Kept.Server.Tests.Api;

/// <summary>Lists in other orders, counted, narrowed, and as tables.</summary>
public sealed class ListTests
{
    private static async Task<RunningServer> WithTickets()
    {
        var server = await Desk.Open();
        foreach (var (number, priority, subject) in new[] { ("a", "normal", "=1+1, \"so\""), ("b", "high", "Fine"), ("c", "normal", "-5") })
        {
            await Ticket(server, number, priority, subject);
        }

        return server;
    }

    private static async Task Ticket(RunningServer server, string number, string priority, string subject) =>
        (
            await server
                .Requester()
                .Post(
                    $"/agreements/{Desk.Id}/tickets",
                    new
                    {
                        number,
                        subject,
                        service = "desk",
                        priority,
                    }
                )
        ).Ok();

    private static async Task<string> Numbers(RunningServer server, string query)
    {
        var items = (await server.Agent().Get($"/tickets{query}")).Ok().Json.GetProperty("items").EnumerateArray();
        return string.Concat(items.Select(i => i.GetProperty("number").GetString()));
    }

    [Theory]
    [InlineData("", "bac")]
    [InlineData("?order=latest", "cab")]
    [InlineData("?order=key", "abc")]
    [InlineData("?order=keyDescending", "cba")]
    [InlineData("?priority=high", "b")]
    [InlineData("?service=desk&priority=normal", "ac")]
    [InlineData("?service=none", "")]
    [InlineData("?level=answer", "bac")]
    [InlineData("?breached=true", "")]
    [InlineData("?dueBefore=2026-03-02T11:00:00Z", "b")]
    public async Task Tickets_are_narrowed_and_put_in_order(string query, string numbers)
    {
        await using var server = await WithTickets();
        (await Numbers(server, query)).ShouldBe(numbers);
    }

    /// <summary>High is answered within one hour: from 10:00 in Berlin, by 11:00.</summary>
    [Fact]
    public async Task What_is_late_by_now_is_breached_and_stays_so()
    {
        await using var server = await WithTickets();
        server.Clock.Now += Duration.FromHours(2);
        (await Numbers(server, "?breached=true")).ShouldBe("b");
        (await server.Agent().Post($"/agreements/{Desk.Id}/tickets/b/replies", new { text = "We look" })).Ok();
        (await Numbers(server, "?breached=true")).ShouldBe("b", "it was answered too late");
    }

    [Fact]
    public async Task Cursors_hold_in_every_order_and_the_count_is_of_all_pages()
    {
        await using var server = await WithTickets();
        foreach (var (order, numbers) in new[] { ("earliest", "bac"), ("latest", "cab"), ("key", "abc"), ("keyDescending", "cba") })
        {
            var (seen, next) = ("", "");
            do
            {
                var page = (await server.Agent().Get($"/tickets?order={order}&limit=1&count=true{next}")).Ok();
                page["total"].ShouldBe("3");
                seen += page["items/0/number"];
                next = page["next"] is { } after ? $"&after={after}" : "";
            } while (next.Length > 0);

            seen.ShouldBe(numbers);
        }

        (await server.Agent().Get("/tickets?order=none")).Codes.ShouldBe(["field-wrong"]);
        (await server.Agent().Get("/tickets?to=pdf")).Codes.ShouldBe(["field-wrong"]);
    }

    [Fact]
    public async Task A_table_has_all_rows_and_no_formula()
    {
        await using var server = await WithTickets();
        var lines = (await server.Agent().Get("/tickets?to=csv&order=key&limit=1")).Ok().Text.Split("\r\n");
        lines.Length.ShouldBe(5);
        lines[0].ShouldStartWith("agreement,customer,number,subject,state,openedAt");
        lines[1].ShouldStartWith("helio,castor,a,\"'=1+1, \"\"so\"\"\",open,2026-03-02T09:00:00Z");
        lines[3].ShouldStartWith("helio,castor,c,-5,open,");
        lines[4].ShouldBe("");
        (await server.As(Role.Viewer, "pollux").Get("/tickets?to=csv")).Ok().Text.Split("\r\n").Length.ShouldBe(2, "the heads alone");
        (await server.As(Role.Auditor).Get("/journal?to=csv")).Ok().Text.ShouldStartWith("sequence,stream,version,kind,");
    }

    /// <summary>A member that no column shows would be missing from the table.</summary>
    [Fact]
    public async Task Every_member_of_a_row_has_a_column()
    {
        await using var server = await WithTickets();
        await server.Services.GetRequiredService<Figuring>().CatchUp();
        var missing = new List<string>();
        foreach (var view in Views)
        {
            var known = Columns.Of(view).Select(c => c.Path.Split('.')[0]).ToHashSet();
            var page = await server.Store.List(new RowQuery(view) { Limit = 1000 });
            var members = page.Rows.SelectMany(r => JsonDocument.Parse(r.Body).RootElement.EnumerateObject().Select(p => p.Name));
            missing.AddRange(members.Distinct().Where(m => !known.Contains(m)).Select(m => $"{view}: {m}"));
            (await server.As(Role.Administrator).Get($"/{view}?to=csv")).Ok();
        }

        missing.ShouldBeEmpty();
    }

    private static readonly string[] Views =
    [
        "agreements",
        "claims",
        "credits",
        "customers",
        "disputes",
        "due",
        "maintenance",
        "members",
        "outages",
        "standing",
        "statements",
        "tickets",
        "topology",
        "webhooks",
    ];

    [Theory]
    [InlineData("+1", "+1")]
    [InlineData("-0.5", "-0.5")]
    [InlineData("-1+2", "'-1+2")]
    [InlineData("@x", "'@x")]
    [InlineData("\tx", "'\tx")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData(null, "")]
    public void A_cell_is_what_it_says(string? value, string cell) => Csv.Line([value]).ShouldBe(cell + "\r\n");

    [Fact]
    public async Task A_customer_who_asks_for_drafts_gets_none()
    {
        await using var server = await Desk.Open();
        var text = Desk.Text.Replace("agreement: helio", "agreement: second");
        (
            await server
                .As(Role.AgreementManager)
                .Post(
                    "/agreements",
                    new
                    {
                        id = "second",
                        customer = Desk.Customer,
                        text,
                    }
                )
        ).Ok();
        (await server.As(Role.Viewer, Desk.Customer).Get("/agreements?state=draft")).Ok().Text.ShouldBe("""{"items":[]}""");
    }
}
