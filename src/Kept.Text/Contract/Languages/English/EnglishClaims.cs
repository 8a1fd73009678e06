using Kept.Core.Agreements;

namespace Kept.Text.Contract.Languages.English;

internal sealed class EnglishClaims(ValueWords values) : ClaimWords(values)
{
    public override string Automatic => "The credit is granted without a claim.";

    public override string Claim(ClaimRule rule, Window? window) =>
        Words.Text(
            $"{(rule.By == "provider" ? "The Provider" : rule.By == "either" ? "Either party" : "The Customer")} claims the credit "
                + EnglishTerm.Form(rule.Form)
                + (rule.Within is { } within ? $"within {V.Length(within)} {After(rule.After, window)}." : "from the Provider."),
            rule.Within is null ? null
                : rule.CountsSent ? "The day of sending decides."
                : "Receipt decides.",
            rule.Within is null ? null : "A credit that is not claimed in time is forfeited.",
            rule.With.IsDefaultOrEmpty ? null : $"With the claim come: {string.Join("; ", rule.With)}.",
            rule.OnlyIfPaidUp ? "It is granted only if all invoices received before the claim are paid." : null
        );

    public override string Answer(ClaimRule rule) =>
        rule.Answer is not { } answer
            ? ""
            : Words.Text(
                $"The Provider answers a claim within {V.Length(answer)} of its receipt.",
                rule.Silence switch
                {
                    AnswerDefault.NotAgreed => "",
                    AnswerDefault.Accepted => "Without an answer in that time the claim is accepted.",
                    AnswerDefault.Rejected => "Without an answer in that time the claim is rejected.",
                }
            );

    public override string After(ClaimAnchor anchor, Window? window) =>
        anchor switch
        {
            ClaimAnchor.WindowEnd => $"after the end of {Period(window)}",
            ClaimAnchor.OutageBegin => "after the beginning of the outage",
            ClaimAnchor.OutageEnd => "after the end of the outage",
            ClaimAnchor.TicketOpened => "after the opening of the ticket",
            ClaimAnchor.TicketClosed => "after the closing of the ticket",
            ClaimAnchor.InvoiceReceived => "after receipt of the invoice",
            ClaimAnchor.CustomerAware => "after the Customer learns of the outage",
        };

    public override string Settlement(SettlementRule rule) =>
        Words.Text(
            (rule.As, rule.AppliesTo) switch
            {
                (SettledAs.Credit, SettledOn.NextInvoice) => "A granted credit is set off against the next invoice.",
                (SettledAs.Credit, SettledOn.MonthOfIncident) =>
                    "A granted credit is set off against the fees of the month of the incident.",
                (SettledAs.Credit, SettledOn.EndOfTerm) => "A granted credit is set off at the end of the term.",
                (SettledAs.Refund, SettledOn.NextInvoice) => "A granted credit is refunded with the next invoice.",
                (SettledAs.Refund, SettledOn.MonthOfIncident) => "A granted credit is refunded for the month of the incident.",
                (SettledAs.Refund, SettledOn.EndOfTerm) => "A granted credit is refunded at the end of the term.",
                (SettledAs.Extension, _) => "A granted credit extends the term.",
                (SettledAs.FreeDays, _) => "A granted credit is given as days free of charge.",
            },
            rule.CashNever ? "It is never paid out in cash." : "",
            rule.Expires is { } expires ? $"What is not used within {V.Length(expires)} expires."
                : rule.ExpiresWithTerm ? "What is not used expires with this agreement."
                : "",
            rule.RemainderRefunded ? "What no invoice is left to take is refunded." : ""
        );

    private static string Period(Window? window) =>
        window switch
        {
            null => "the calendar month",
            Window.Calendar calendar => $"the calendar {EnglishValues.Unit(calendar.Unit)}",
            Window.Billing => "the billing month",
            Window.Contract contract => $"the contract {EnglishValues.Unit(contract.Unit)}",
            Window.WholeTerm => "the term",
            _ => "the measured period",
        };
}
