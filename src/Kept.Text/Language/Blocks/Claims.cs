using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Money;
using Kept.Core.Time;
using Kept.Text.Language.Grammars;
using Kept.Text.Language.Shapes;

namespace Kept.Text.Language.Blocks;

/// <summary>Claim, settlement and caps (blocks 11 and 12).</summary>
internal static class Claims
{
    private static readonly Grammar<ClaimRule> AutomaticWords = Choice.Of(
        "automatic",
        "`automatic`",
        ("automatic", ClaimRule.WithoutClaim)
    );

    private static readonly Grammar<string> PartyWords = Choice.Of(
        "party",
        "a party",
        ("customer", "customer"),
        ("provider", "provider"),
        ("either", "either")
    );

    private static readonly Grammar<string> FormWords = Choice.Of(
        "form",
        "a form",
        ("written", "written"),
        ("spoken", "spoken"),
        ("any", "any"),
        ("in writing", "written"),
        ("email", "written"),
        ("ticket", "ticket"),
        ("portal", "portal")
    );

    private static readonly Grammar<ClaimAnchor> AnchorWords = Choice.Of(
        "anchor",
        "the event from which a claim's time runs",
        ("month end", ClaimAnchor.WindowEnd),
        ("window end", ClaimAnchor.WindowEnd),
        ("end of the month", ClaimAnchor.WindowEnd),
        ("end of the window", ClaimAnchor.WindowEnd),
        ("quarter end", ClaimAnchor.WindowEnd),
        ("end of the quarter", ClaimAnchor.WindowEnd),
        ("period end", ClaimAnchor.WindowEnd),
        ("year end", ClaimAnchor.WindowEnd),
        ("begin of the outage", ClaimAnchor.OutageBegin),
        ("start of the outage", ClaimAnchor.OutageBegin),
        ("end of the outage", ClaimAnchor.OutageEnd),
        ("outage begin", ClaimAnchor.OutageBegin),
        ("outage end", ClaimAnchor.OutageEnd),
        ("restored", ClaimAnchor.OutageEnd),
        ("ticket opened", ClaimAnchor.TicketOpened),
        ("ticket closed", ClaimAnchor.TicketClosed),
        ("invoice received", ClaimAnchor.InvoiceReceived),
        ("invoice", ClaimAnchor.InvoiceReceived),
        ("customer aware", ClaimAnchor.CustomerAware),
        ("begin of the incident", ClaimAnchor.OutageBegin),
        ("end of the incident", ClaimAnchor.OutageEnd)
    );

    private static readonly Grammar<string> OtherwiseWords = Choice.Of(
        "otherwise",
        "what happens otherwise",
        ("accepted", "accepted"),
        ("rejected", "rejected"),
        ("forfeited", "forfeited")
    );

    private static readonly Grammar<bool> CountsWords = Choice.Of("counts", "`received` or `sent`", ("received", false), ("sent", true));

    private static readonly Key<string> By = Of.Required("by", "Who claims.", PartyWords);
    private static readonly Key<string> FormKey = Of.Optional("form", "The form it must have; without it any.", FormWords);
    private static readonly Key<TimeLength> Within = Of.Optional("within", "The time for a claim.", Times.Length);
    private static readonly Key<ClaimAnchor> After = Of.Optional("after", "The event from which it runs.", AnchorWords);
    private static readonly Key<bool> Counts = Of.Optional("counts", "Judged by receipt, or by sending.", CountsWords, "received");
    private static readonly Key<TimeLength> Answer = Of.Optional("answer", "The provider's time to answer.", Times.Length);
    private static readonly Key<string> Otherwise = Of.Optional(
        "otherwise",
        "What no answer in time means (`accepted`, `rejected`); without `answer`, that a late claim is `forfeited`.",
        OtherwiseWords
    );
    private static readonly Key<MissingDay> Missing = Of.Optional(
        "missingDay",
        "What a deadline does that falls on a day that does not exist (R3).",
        General.Missing,
        "refused"
    );

    private static readonly Key<bool> OnlyIf = Of.Optional(
        "onlyIf",
        "Granted only if all invoices received before the claim are paid by then.",
        Choice.Of("condition of a claim", "`paid up`", ("paid up", true))
    );

    private static readonly Key<ImmutableArray<string>> With = Of.Optional(
        "with",
        "What must come with it, such as request logs.",
        new ListShape<string>(TextShape.Line, single: true)
    );

    private static readonly Block<ClaimRule> OnRequest = new(
        "claim",
        "How a credit is claimed (R11).",
        [By, FormKey, With, Within, After, Counts, OnlyIf, Answer, Otherwise, Missing, General.Clause],
        Build
    )
    {
        Check = Check,
    };

    public static readonly Forms<ClaimRule> Shape = new(
        "claim rule",
        "Automatic, or on request with its deadline.",
        Form<ClaimRule>.Word(new PhraseShape<ClaimRule>(AutomaticWords)),
        Form<ClaimRule>.Other(OnRequest)
    );

    private static readonly Grammar<SettledAs> AsWords = Choice.Of(
        "settled as",
        "a form of settlement",
        ("credit", SettledAs.Credit),
        ("refund", SettledAs.Refund),
        ("extension", SettledAs.Extension),
        ("free days", SettledAs.FreeDays),
        ("credit note", SettledAs.Credit)
    );

    private static readonly Grammar<SettledOn> OnWords = Choice.Of(
        "settled on",
        "what it is settled on",
        ("next invoice", SettledOn.NextInvoice),
        ("month of the incident", SettledOn.MonthOfIncident),
        ("end of the term", SettledOn.EndOfTerm),
        ("month of the outage", SettledOn.MonthOfIncident),
        ("future payments", SettledOn.NextInvoice)
    );

    private static readonly Grammar<bool> CashWords = Choice.Of("cash", "`never` or `allowed`", ("never", true), ("allowed", false));

    private static readonly Key<SettledAs> As = Of.Optional("as", "In what form.", AsWords, "credit");
    private static readonly Key<SettledOn> AppliesTo = Of.Optional("appliesTo", "To which invoice or time.", OnWords, "next invoice");
    private static readonly Key<bool> Cash = Of.Optional("cash", "Whether it may be paid out.", CashWords, "allowed");

    // "90 days" after it was granted, or "end of the term".
    private static readonly Grammar<ExpiryText> ExpiryWords = new(
        "expiry",
        "a length of time, or `end of the term`",
        (ref Phrase p, out ExpiryText e) =>
        {
            var withTerm = p.AnyOf("end of the term", "end of the agreement");
            TimeLength? after = null;
            var read = withTerm || Times.Length.Parse(ref p, out after);
            e = new ExpiryText(after);
            return read;
        },
        e => e.After is null ? "end of the term" : Times.Print(e.After),
        "^([0-9].*|end of the (term|agreement))$",
        "90 days",
        "end of the term"
    );

    private static readonly Key<ExpiryText> Expires = Of.Optional("expires", "When an unused credit ends.", ExpiryWords);

    private static readonly Key<bool> Remainder = Of.Optional(
        "remainder",
        "What becomes of a credit that no invoice is left to take.",
        Choice.Of("remainder", "`lost` or `refund`", ("lost", false), ("refund", true)),
        "lost"
    );

    public static readonly Block<SettlementRule> Settle = new(
        "settlement",
        "How a granted credit is settled.",
        [As, AppliesTo, Cash, Expires, Remainder, General.Clause],
        f => new SettlementRule(
            f.Or(As, SettledAs.Credit),
            f.Or(AppliesTo, SettledOn.NextInvoice),
            f.Or(Cash, false),
            f.Maybe(Expires)?.After,
            f.Find(General.Clause)
        )
        {
            ExpiresWithTerm = f.Maybe(Expires) is { After: null },
            RemainderRefunded = f.Or(Remainder, false),
        }
    );

    private static void Check(Fields f)
    {
        if (f.Find(Otherwise) is "accepted" or "rejected" && !f.Has(Answer))
        {
            f.Report(
                ProblemCodes.MissingKey,
                Otherwise,
                "nothing says by when the provider must answer",
                "add `answer: 10 office days`, or write `otherwise: forfeited`"
            );
        }
    }

    private static ClaimRule Build(Fields f) =>
        new(
            Automatic: false,
            f.Of(By),
            f.Find(FormKey) is "any" ? null : f.Find(FormKey),
            f.Find(Within),
            f.Or(After, ClaimAnchor.WindowEnd),
            f.Or(Counts, false),
            f.Find(Answer),
            f.Find(Otherwise) switch
            {
                "accepted" => AnswerDefault.Accepted,
                "rejected" => AnswerDefault.Rejected,
                _ => AnswerDefault.NotAgreed,
            },
            f.Or(Missing, MissingDay.Refuse),
            f.Find(General.Clause)
        )
        {
            OnlyIfPaidUp = f.Or(OnlyIf, false),
            With = f.Or(With, []),
        };
}

/// <summary>When an unused credit ends; null: with the agreement.</summary>
internal readonly record struct ExpiryText(TimeLength? After);
