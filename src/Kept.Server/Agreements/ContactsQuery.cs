using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Server.Api;
using Kept.Server.Rights;
using NodaTime;

namespace Kept.Server.Agreements;

/// <summary>Who agreed, and how they are reached: the channels of the terms in force, and whether each is open now.</summary>
internal static class ContactsQuery
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/agreements/{agreement}/contacts",
                (string agreement, Moment? at, Calls calls) => calls.Ask(agreement, a => Of(a, at?.At ?? calls.Now))
            )
            .Needs(Permission.ReadAgreements)
            .WithSummary("The parties and their contacts, and which are open now or at another instant");

    private static object Of(AgreementFold agreement, Instant at)
    {
        var terms = VersionInForce.At(agreement.Agreement, agreement.Book, at).Terms;
        return new
        {
            agreement = agreement.Id,
            at,
            zone = terms.Zone.Id,
            parties = new[] { Party("provider", terms.Parties.Provider), Party("customer", terms.Parties.Customer) },
            contacts = terms.Frame.Contacts.Select(c => Contact(agreement, c, at)),
        };
    }

    private static object Party(string role, Party party) =>
        new
        {
            role,
            name = party.Name,
            email = party.Email,
            address = party.Address,
            approvers = party.Approvers.IsEmpty
                ? null
                : party.Approvers.Select(a => new
                {
                    name = a.Name,
                    email = a.Email,
                    upTo = a.UpTo,
                }),
        };

    /// <summary>Whether it is open is not said where the holidays of the year are not known.</summary>
    private static object Contact(AgreementFold agreement, Contact contact, Instant at)
    {
        var hours = OpenHours.At(agreement.Agreement, agreement.Book, contact.Hours, at);
        return new
        {
            id = contact.Id,
            role = contact.Role,
            email = contact.Email,
            phone = contact.Phone,
            url = contact.Url,
            of = contact.Of,
            hours = contact.Hours ?? "always",
            open = hours.IsSure ? hours.IsOpen : (bool?)null,
            until = hours is { IsSure: true, IsOpen: true } ? hours.ChangesAt : null,
            opensAt = hours is { IsSure: true, IsOpen: false } ? hours.ChangesAt : null,
        };
    }
}
