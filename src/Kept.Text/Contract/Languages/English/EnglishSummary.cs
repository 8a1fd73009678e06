using Kept.Core.Agreements;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Text.Contract.Languages.English;

internal sealed class EnglishSummary(ValueWords values) : SummaryWords(values)
{
    public override string Caution =>
        "This page is a summary for people. “You” is the customer. Every figure is taken from the terms; if in doubt, the agreement holds.";

    public override string Who => "Who";

    public override string What => "What you get";

    public override string Promised => "What is promised, and what you get if it is missed";

    public override string PromiseHead => "Promise";

    public override string MissedHead => "If it is missed";

    public override string ClaimHead => "What you do";

    public override string Todo => "What you must do, and by when";

    public override string NothingToClaim => "Credits come by themselves; you need not claim them.";

    public override string AutomaticShort => "nothing, it comes by itself";

    public override string Leave => "How long it runs, and how to leave";

    public override string EndsByItself => "It then ends by itself.";

    public override string NoTerm => "The agreement names no term and no notice.";

    public override string OnlyRemedy => "Credits are all that you get for a missed promise.";

    public override string NoCredit => "reported, no credit";

    public override string MayTerminate => "After repeated misses you may terminate:";

    public override string Title(string agreement) => $"{agreement}: in short";

    public override string WhoText(string provider, string? customer) =>
        customer is null
            ? $"{provider} provides, to each customer under these terms."
            : $"{provider} provides, {customer} is the customer.";

    public override string ClaimBy(string levels, ClaimRule rule, string after) =>
        $"Credit for {levels}: claim it {EnglishTerm.Form(rule.Form)}"
        + (rule.Within is { } within ? $"within {V.Length(within)} {after}; later it is lost." : "from the provider.")
        + (rule is { Answer: { } answer } ? $" The provider answers within {V.Length(answer)}{Silence(rule.Silence)}." : "");

    public override string ClaimShort(ClaimRule rule, string after) =>
        rule.Within is { } within
            ? $"claim it {EnglishTerm.Form(rule.Form)}within {V.Length(within)} {after}"
            : $"claim it {EnglishTerm.Form(rule.Form)}".TrimEnd();

    public override string Approve(string amount, string services) =>
        $"Work on {services} that costs more than {amount}: approve it before it begins.";

    public override string Runs(LocalDate? from, LocalDate? lastDay, TimeLength? lasts) =>
        (from, lastDay, lasts) switch
        {
            ({ } first, { } last, _) => $"It runs from {V.Date(first)} up to and including {V.Date(last)}.",
            ({ } first, null, { } length) => $"It runs from {V.Date(first)} for {V.Length(length)}.",
            ({ } first, null, null) => $"It runs from {V.Date(first)} until it is ended.",
            (null, _, { } length) => $"It runs from the last signature for {V.Length(length)}.",
            (null, _, null) => "It runs from the last signature until it is ended.",
        };

    public override string RenewsFor(TimeLength length) => $"It then renews for {V.Length(length)} at a time.";

    public override string LeaveBy(LocalDate? lastDay, NoticeRule notice) =>
        $"To leave, give notice {EnglishTerm.Form(notice.Form)}at least {V.Length(notice.Notice)} "
        + $"before {EnglishTerm.Anchor(notice.Anchor)}"
        + (
            lastDay is { } day
                ? $"; for the first term it must be {(notice.CountsSent ? "sent" : "received")} on or before {V.Date(day)}."
                : "."
        );

    public override string Allows(Duration time, int days) => $"{V.Time(time)} in a month of {days} days";

    public override string Works(string worth) => $"that is {worth}";

    private static string Silence(AnswerDefault silence) =>
        silence switch
        {
            AnswerDefault.NotAgreed => "",
            AnswerDefault.Accepted => "; no answer means yes",
            AnswerDefault.Rejected => "; no answer means no",
        };
}
