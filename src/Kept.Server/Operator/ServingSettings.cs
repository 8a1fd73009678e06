using System.CommandLine;

namespace Kept.Server.Operator;

/// <summary>The settings of a server as its help shows them. They are read from the configuration, and so may come from the environment too.</summary>
internal static class ServingSettings
{
    public static IEnumerable<Option> All() =>
        [
            Setting("--urls", "Where it listens; several with semicolons. Usual: http://127.0.0.1:5080", "URL"),
            Setting("--publicUrl", "The address under which people reach it, for links in mails.", "URL"),
            Setting(
                "--mail:host",
                "A mail server for invitations and reminders; also mail:port, mail:user, mail:password, mail:from, mail:tls.",
                "HOST"
            ),
            Setting("--proxies", "Proxies whose word on the caller is taken: addresses or networks, with commas.", "ADDRESSES"),
            Setting("--statements", "monthly: state each month when it closes. Usual: only when asked to.", "monthly"),
            Setting("--work", "off: answer requests and leave the work over time to another node.", "off"),
            Setting("--retention:textsDays", "Erase names and free text of agreements that ended so many days ago. Usual: never.", "DAYS"),
            Setting("--limits:bodyBytes", "The largest request. Usual: 30000000", "BYTES"),
            Setting("--limits:apiPerActor", "Requests a minute of one account or token. Usual: 1200", "N"),
            Setting("--demo", "Fill an empty store with fourteen months of made-up life.", "true"),
        ];

    private static Option<string> Setting(string name, string description, string value) =>
        new(name) { Description = description, HelpName = value };
}
