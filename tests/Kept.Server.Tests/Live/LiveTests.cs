using System.Diagnostics;
using System.Net;
using Kept.Server.Live;
using Kept.Server.Rights;
using Kept.Server.Tests.Accounts;
using Kept.Server.Tests.Harness;

namespace Kept.Server.Tests.Live;

/// <summary>Pages hear of what changes while it changes, and of nothing that is not theirs.</summary>
public sealed class LiveTests
{
    private static async Task Ticket(RunningServer server, string number = "1") =>
        (
            await server
                .Requester()
                .Post(
                    $"/agreements/{Desk.Id}/tickets",
                    new
                    {
                        number,
                        subject = "It stands still",
                        service = "desk",
                        priority = "normal",
                    }
                )
        ).Ok();

    [Fact]
    public async Task A_fact_shows_as_an_event_within_two_seconds()
    {
        await using var server = await Desk.Open();
        using var provider = await Listening.To(server, Role.Agent);
        using var customer = await Listening.To(server, Role.Viewer, Desk.Customer);
        provider.Response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        await Ticket(server);
        var last = await server.Store.LastSequence();
        (await provider.Next()).ShouldBe($$"""{"topics":["agreement/helio","customer/castor"],"sequence":{{last}}}""");
        (await customer.Next()).ShouldBe($$"""{"topics":["agreement/helio"],"sequence":{{last}}}""");
        await Ticket(server, "2");
        (await provider.Next()).ShouldNotBeNull("the second is told too");
    }

    [Fact]
    public async Task Another_customer_hears_nothing_and_nobody_of_a_customer_hears_of_a_draft()
    {
        await using var server = await Desk.Open();
        using var foreign = await Listening.To(server, Role.Signatory, "pollux");
        using var own = await Listening.To(server, Role.Signatory, Desk.Customer);
        using var manager = await Listening.To(server, Role.AgreementManager);
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
        (await manager.Next()).ShouldNotBeNull().ShouldContain("agreement/second");
        (await own.Next(1)).ShouldBeNull("it is a draft");
        await Ticket(server);
        (await own.Next()).ShouldNotBeNull();
        (await foreign.Next(1)).ShouldBeNull();
    }

    [Fact]
    public async Task A_stop_of_the_server_does_not_wait_for_those_who_listen()
    {
        var server = await Desk.Open();
        using var listening = await Listening.To(server, Role.Auditor);
        var watch = Stopwatch.StartNew();
        await server.DisposeAsync();
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
        (await listening.Ends(2)).ShouldBeTrue();
    }

    [Fact]
    public async Task More_than_twenty_of_one_session_are_refused()
    {
        await using var server = await Desk.Open();
        var listening = new List<Listening>();
        for (var i = 0; i < new LiveSettings().MostEach; i++)
        {
            listening.Add(await Listening.To(server, Role.Auditor));
        }

        using var refused = await Listening.To(server, Role.Auditor);
        refused.Response.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        listening.ForEach(l => l.Dispose());
    }

    [Fact]
    public async Task Who_is_signed_out_or_whose_token_is_revoked_is_told_no_more()
    {
        var server = (await Running.WithAdministrator("--live:beatSeconds=1")).Server;
        var account = await server.Account(Role.Auditor, email: "listening@kept.example");
        using var visitor = server.Visitor();
        await visitor.SignIn(account.Email!, Running.Password).Ok();
        visitor.Client.DefaultRequestHeaders.Add("Cookie", string.Join("; ", visitor.Cookies.Select(c => $"{c.Key}={c.Value}")));
        using var listening = await Listening.To(visitor.Client);
        (await listening.Next(4, ": alive")).ShouldNotBeNull("the session goes on");
        await visitor.Delete("session").Ok();
        (await listening.Ends(4)).ShouldBeTrue();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task What_is_gathered_for_a_slow_listener_is_named_once_and_too_much_of_it_as_anything()
    {
        using var listener = new Listener(new Acting("user/1", Role.Administrator), "one");
        listener.Tell([new Change("agreement/b", "x"), new Change("agreement/a", "x"), new Change("audit")], 3);
        listener.Tell([new Change("agreement/a", "x")], 4);
        var heard = await listener.Next(TimeSpan.Zero, default);
        heard!.Topics.ShouldBe(["agreement/a", "agreement/b", "customer/x"]);
        heard.Sequence.ShouldBe(4);
        (await listener.Next(TimeSpan.Zero, default)).ShouldBeNull();
        listener.Tell(Enumerable.Range(0, 300).Select(i => new Change($"agreement/{i}")), 304);
        (await listener.Next(TimeSpan.Zero, default))!.Topics.ShouldBe([Listener.Anything]);
    }
}
