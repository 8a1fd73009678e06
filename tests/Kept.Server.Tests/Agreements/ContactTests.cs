using Kept.Server.Tests.Harness;

namespace Kept.Server.Tests.Agreements;

/// <summary>How the parties are reached, now.</summary>
public sealed class ContactTests
{
    [Fact]
    public async Task A_telephone_says_until_when_it_is_open_and_on_a_Sunday_when_it_opens()
    {
        // Monday 10:00 in Berlin; the telephone is open Mon-Fri 08:00-18:00, the mailbox always.
        await using var server = await Desk.Open();
        var now = (await server.Requester().Get("/agreements/helio/contacts")).Ok();
        (now["parties/0/name"], now["parties/1/role"], now["zone"]).ShouldBe(("Helio Support", "customer", "Europe/Berlin"));
        (now["contacts/0/id"], now["contacts/0/phone"], now["contacts/0/open"], now["contacts/0/until"]).ShouldBe(
            ("telephone", "+49 30 555 0100", "True", "2026-03-02T17:00:00Z")
        );
        (now["contacts/1/open"], now["contacts/1/until"], now["contacts/1/hours"]).ShouldBe(("True", null, "always"));
        var sunday = (await server.Agent().Get("/agreements/helio/contacts?at=2026-03-08T12:00:00Z")).Ok();
        (sunday["contacts/0/open"], sunday["contacts/0/opensAt"], sunday["contacts/0/until"]).ShouldBe(
            ("False", "2026-03-09T07:00:00Z", null)
        );
    }
}
