using System.Collections.Immutable;
using Kept.Server.Rights;
using NodaTime;

namespace Kept.Server.Demo;

/// <summary>Who plays in the demo: a consultancy that does not exist, its people, and twelve customers; within it a department, a team and their supplier.</summary>
internal static class DemoCast
{
    public const string Provider = "Allora Consulting";
    public const string Password = "kept demo password";

    /// <param name="Key">The beginning of the address: <c>finance</c> is finance@allora.example.</param>
    public sealed record Person(string Id, string Key, string Name, Role Role, string? Customer = null)
    {
        public string Email => $"{Key}@{Customer ?? "allora"}.example";

        public Acting Acting => new($"user/{Id}", Role, Customer);
    }

    /// <param name="Source">A template, or the file of a sample.</param>
    /// <param name="MonthsAgo">How long ago its term began.</param>
    /// <param name="Tickets">About so many a month.</param>
    /// <param name="Outages">About so many a month, out of ten.</param>
    public sealed record Part(string Customer, string Name, string Agreement, string Source, int MonthsAgo, int Tickets, int Outages)
    {
        /// <summary>Instead of the first of a month: so that the last day for a notice is this many days ahead.</summary>
        public int? NoticeInDays { get; init; }

        /// <summary>Who provides; null: the consultancy.</summary>
        public string? ProviderName { get; init; }

        public bool OnlyProposed { get; init; }

        /// <summary>Whose day today is, where a term is counted from it: the zone of the text.</summary>
        public DateTimeZone Zone { get; init; } = DateTimeZone.Utc;
    }

    public static readonly Person Admin = Someone(1, "admin", "Ada Marsh", Role.Administrator);
    public static readonly Person Manager = Someone(2, "manager", "Marco Ruiz", Role.AgreementManager);
    public static readonly Person Agent = Someone(3, "agent", "Noor Haddad", Role.Agent);
    public static readonly Person Finance = Someone(4, "finance", "Ines Falk", Role.Finance);
    public static readonly Person Auditor = Someone(5, "auditor", "Jun Sato", Role.Auditor);
    public static readonly Person Northwind = Someone(6, "owner", "Nora Wind", Role.Signatory, "northwind");

    public static readonly ImmutableArray<Person> People = [Admin, Manager, Agent, Finance, Auditor, Northwind];

    public static readonly ImmutableArray<Part> Parts =
    [
        new("northwind", "Northwind Dental", "northwind-care", "templates/managed-it", 11, 7, 5)
        {
            NoticeInDays = 9,
            Zone = DateTimeZoneProviders.Tzdb["America/Los_Angeles"],
        },
        new("castor", "Castor Robotics", "castor-support", "templates/support-desk", 14, 14, 0),
        new("meridian", "Meridian Law", "meridian-line", "samples/isp", 14, 0, 4),
        new("ateliernord", "Atelier Nord", "nord-hosting", "templates/hosting", 13, 0, 6),
        new("contoso", "Contoso Clinics", "contoso-saas", "templates/saas-uptime", 14, 0, 7),
        new("harbour", "Harbour Logistics", "harbour-lines", "templates/isp-line", 12, 0, 5),
        new("lumen", "Lumen Gallery", "lumen-calls", "samples/contact-centre", 14, 0, 8),
        new("fabrikam", "Fabrikam Tools", "fabrikam-care", "templates/managed-it", 9, 5, 3),
        new("orchard", "Orchard Schools", "orchard-desk", "templates/support-desk", 8, 9, 0),
        new("quarry", "Quarry & Sons", "quarry-hosting", "templates/hosting", 6, 0, 4),
        new("tidal", "Tidal Energy", "tidal-saas", "templates/saas-uptime", 5, 0, 6),
        new("finance", "Finance Department", "internal-sla", "templates/internal-sla", 10, 0, 1),
        new("applications", "Application Team", "internal-ola", "templates/internal-ola", 10, 0, 1),
        new("allora", "Allora Platform Team", "supplier", "templates/supplier", 10, 0, 0) { ProviderName = "Nordhall Datacenters" },
        new("willow", "Willow Books", "willow-care", "templates/managed-it", 0, 0, 0) { OnlyProposed = true },
    ];

    private static Person Someone(int number, string key, string name, Role role, string? customer = null) =>
        new($"{number:00000000000000000000000000000000}", key, name, role, customer);
}
