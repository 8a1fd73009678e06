using Kept.Server.Agreements;
using Kept.Server.Customers;
using Kept.Server.HelpDesks;
using Kept.Server.Rights;
using Kept.Server.Shared;
using Kept.Server.Webhooks;

namespace Kept.Server.Live;

/// <summary>A stream that has new entries.</summary>
/// <param name="Customer">Whose it is; null: nobody's alone.</param>
/// <param name="IsDraft">A draft that is not proposed is the provider's alone.</param>
internal sealed record Change(string Stream, string? Customer = null, bool IsDraft = false)
{
    /// <summary>
    /// What somebody is told of it: the stream, and of an agreement also its customer, whose pages show what comes of it. Nothing of what
    /// they may not know.
    /// </summary>
    public IEnumerable<string> TopicsFor(Acting who)
    {
        if (IsFor(who))
        {
            yield return Stream;
        }

        if (IsOf(AgreementFold.Prefix) && Customer is not null && IsFor(who) && who.May(Permission.ReadCustomers))
        {
            yield return CustomerFold.StreamOf(Customer);
        }
    }

    private bool IsFor(Acting who) =>
        IsOf(AgreementFold.Prefix) ? who.May(Permission.ReadAgreements) && who.Sees(Customer) && !(who.IsCustomer && IsDraft)
        : IsOf(CustomerFold.Prefix)
            ? who.IsCustomer ? who.Sees(Customer)
                : who.May(Permission.ReadCustomers)
        : !who.IsCustomer && Needed() is { } permission && who.May(permission);

    private Permission? Needed() =>
        IsOf(SharedFold.Prefix) ? Permission.WriteEvidence
        : IsOf(WebhookFold.Prefix) || Stream == MappingFold.Name ? Permission.ManageSettings
        : null;

    private bool IsOf(string prefix) => Stream.StartsWith($"{prefix}/", StringComparison.Ordinal);
}
