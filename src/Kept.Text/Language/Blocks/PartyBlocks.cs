using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Money;
using Kept.Core.Time;
using Kept.Text.Language.Grammars;
using Kept.Text.Language.Shapes;
using Kept.Text.Language.Yaml;
using NodaTime;

namespace Kept.Text.Language.Blocks;

internal static class PartyBlocks
{
    private static readonly Key<string> Name = Of.Required("name", "The party's or person's name.", TextShape.Line);
    private static readonly Key<string> Email = Of.Optional("email", "Where notices reach it.", TextShape.Line);
    private static readonly Key<string> Address = Of.Optional("address", "Its postal address.", TextShape.Line);
    private static readonly Key<AmountText> UpTo = Of.Optional(
        "upTo",
        "Up to which amount the person may approve; without it any.",
        Amounts.Amount
    );

    private static readonly Block<Approver> Approver = new(
        "approver",
        "Staff who may approve work.",
        [Name, Email, UpTo],
        f => new Approver(f.Of(Name), f.Find(Email), f.Maybe(UpTo)?.Amount)
    )
    {
        Short = Name,
    };

    private static readonly Key<ImmutableArray<Approver>> Approvers = Of.Optional(
        "approvers",
        "Staff who may approve work, each up to an amount.",
        new ListShape<Approver>(Approver, single: true)
    );

    private static readonly Block<Party> Party = new(
        "party",
        "One of the two parties.",
        [Name, Email, Address, Approvers],
        f => new Party(f.Of(Name), f.Find(Email), f.Find(Address), f.Or(Approvers, []))
    )
    {
        Short = Name,
    };

    private static readonly Key<Party> Provider = Of.Required("provider", "Who provides.", Party);
    private static readonly Key<Party> Customer = Of.Required("customer", "Who receives; `any` where the text serves many.", Party);

    public static readonly Block<Parties> Shape = new(
        "parties",
        "The two parties.",
        [Provider, Customer],
        f => new Parties(f.Of(Provider), f.Of(Customer))
    );
}
