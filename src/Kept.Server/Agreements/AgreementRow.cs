using Kept.Core.Assessment;
using Kept.Core.Time;
using Kept.Server.Filing;
using Kept.Store;

namespace Kept.Server.Agreements;

/// <summary>An agreement in a list.</summary>
internal static class AgreementRow
{
    public const string View = "agreements";

    public static Row Of(AgreementFold agreement)
    {
        var terms = agreement.Latest.Terms;
        return new Row
        {
            View = View,
            Key = agreement.Id,
            Stream = agreement.Stream,
            Customer = agreement.Customer,
            Agreement = agreement.Id,
            State = Word(agreement.Stage),
            At = terms.Term?.Starts is { } starts ? LocalTimes.StartOfDay(terms.Zone, starts) : null,
            Words = $"{agreement.Id} {terms.Title} {terms.Parties.Provider.Name} {terms.Parties.Customer.Name}".ToLowerInvariant(),
            Body = Payload.Of(
                ("id", agreement.Id),
                ("title", terms.Title),
                ("customer", agreement.Customer),
                ("kind", Api.Words.Of(terms.Kind)),
                ("provider", terms.Parties.Provider.Name),
                ("with", terms.Parties.Customer.Name),
                ("stage", Word(agreement.Stage)),
                ("zone", terms.Zone.Id),
                ("currency", terms.Currency.Code),
                ("starts", terms.Term?.Starts),
                ("endedOn", agreement.EndedOn),
                ("versions", agreement.Agreement.Versions.Length),
                ("hash", agreement.Latest.Hash),
                ("levels", terms.ServiceLevels.Select(l => l.Id))
            ),
        };
    }

    public static string Word(Stage stage) => Api.Words.Of(stage);
}
