using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Money;
using Kept.Core.Time;
using Kept.Text.Language.Grammars;
using Kept.Text.Language.Shapes;
using Kept.Text.Language.Yaml;
using NodaTime;

namespace Kept.Text.Language.Blocks;

/// <summary>When the agreement holds, and how it ends or renews.</summary>
internal static class Terms
{
    private static readonly Grammar<StartOfTerm> StartWords = new(
        "start",
        "a date or `signature`",
        TryStart,
        s => s.On is { } date ? Times.Date.Print(date) : "signature",
        "^(signature|[0-9]{4}-[0-9]{2}-[0-9]{2})$",
        "2026-03-01",
        "signature"
    );

    private static readonly Grammar<NoticePhrase> AnnouncedWords = new(
        "announcement",
        "a time before an event",
        TryAnnounced,
        n => $"{Times.Print(n.Notice)} before {n.Anchor}",
        "^[0-9]+ [a-z ]+ before .+$",
        "60 days before end",
        "3 months before renewal"
    );

    private static readonly Grammar<string> AnchorWords = Choice.Of(
        "anchor of a notice",
        "before what",
        ("end", "end"),
        ("renewal", "renewal"),
        ("month end", "month end"),
        ("quarter end", "quarter end"),
        ("year end", "year end"),
        ("end of the term", "end")
    );
    private static readonly Grammar<string> FormWords = Choice.Of(
        "form",
        "a form",
        ("written", "written"),
        ("spoken", "spoken"),
        ("any", "any"),
        ("in writing", "written")
    );
    private static readonly Grammar<bool> CountsWords = Choice.Of("counts", "`received` or `sent`", ("received", false), ("sent", true));
    private static readonly Grammar<string> ByWords = Choice.Of(
        "party",
        "a party",
        ("either", "either"),
        ("customer", "customer"),
        ("provider", "provider")
    );

    private static readonly Key<TimeLength> Notice = Of.Required("notice", "How long before.", Times.Length);
    private static readonly Key<string> Before = Of.Optional("before", "Before what.", AnchorWords, "end");
    private static readonly Key<string> FormKey = Of.Optional("form", "In which form.", FormWords);
    private static readonly Key<bool> Counts = Of.Optional("counts", "Judged by receipt, or by sending.", CountsWords, "received");
    private static readonly Key<string> By = Of.Optional("by", "Which party may give it.", ByWords, "either");

    private static readonly Block<NoticeRule> NoticeBlock = new(
        "notice",
        "A notice in time.",
        [Notice, Before, FormKey, Counts, By],
        f => new NoticeRule(
            f.Of(Notice),
            f.Or(Before, "end"),
            f.Find(FormKey) is "any" ? null : f.Find(FormKey),
            f.Or(Counts, false),
            f.Or(By, "either")
        )
        {
            AnyForm = f.Find(FormKey) is "any",
        }
    )
    {
        Short = Notice,
    };

    private static readonly Key<TimeLength> For = Of.Required("for", "By how long it renews.", Times.Term);
    private static readonly Key<NoticeRule> Unless = Of.Optional("unless", "The notice that prevents it.", NoticeBlock);

    private static readonly Block<Renewal> RenewalBlock = new(
        "renewal",
        "How the term renews.",
        [For, Unless],
        f => new Renewal(f.Of(For), f.Find(Unless))
    )
    {
        Short = For,
    };

    private static readonly Key<string> FrozenUntil = Of.Optional(
        "frozenUntil",
        "Until when rates stay.",
        Choice.Of("freeze", "`renewal` or `end`", ("renewal", "renewal"), ("end", "end"))
    );
    private static readonly Key<NoticePhrase> Announced = Of.Optional(
        "announced",
        "How long before a change is announced.",
        AnnouncedWords
    );

    private static readonly Block<RateGuarantee> RatesBlock = new(
        "rate guarantee",
        "When rates may change.",
        [FrozenUntil, Announced],
        f => new RateGuarantee(
            f.Find(FrozenUntil),
            f.Maybe(Announced) is { } n ? new NoticeRule(n.Notice, n.Anchor, null, false, "provider") : null
        )
    );

    private static readonly Key<string> Owed = Of.Required("owed", "What is owed.", TextShape.Line);
    private static readonly Block<string> EarlyEndBlock = new("early end", "What an early end owes.", [Owed], f => f.Of(Owed))
    {
        Short = Owed,
    };

    private static readonly Key<StartOfTerm> Starts = Of.Required("starts", "The first local day, or `signature`.", StartWords);
    private static readonly Key<TimeLength> Lasts = Of.Optional("lasts", "How long; without it until ended.", Times.Term);
    private static readonly Key<MissingDay> Missing = Of.Optional(
        "missingDay",
        "What an end does that falls on a day that does not exist (R3).",
        General.Missing,
        "refused"
    );
    private static readonly Key<Renewal> Renews = Of.Optional("renews", "How it renews.", RenewalBlock);
    private static readonly Key<RateGuarantee> Rates = Of.Optional("rates", "When rates may change.", RatesBlock);
    private static readonly Key<string> EarlyEnd = Of.Optional("earlyEnd", "What an early end owes.", EarlyEndBlock);

    public static readonly Block<Term> Shape = new(
        "term",
        "When the agreement holds, and how it ends or renews.",
        [General.Clause, Starts, Lasts, Missing, Renews, Rates, EarlyEnd],
        Build
    )
    {
        Check = Check,
    };

    private static Term Build(Fields f) =>
        new(f.Of(Starts).On, f.Find(Lasts), f.Or(Missing, MissingDay.Refuse), f.Find(Renews), f.Find(General.Clause))
        {
            Rates = f.Find(Rates),
            EarlyEndOwes = f.Find(EarlyEnd),
            StartsOn = f.Of(Starts).On is null ? "signature" : null,
        };

    private static void Check(Fields f)
    {
        if (f.Has(Renews) && !f.Has(Lasts))
        {
            f.Report(ProblemCodes.TermLengthMissing, Renews, "the term renews, but nothing says when it first ends", "add `lasts: 1 year`");
        }
    }

    private static bool TryStart(ref Phrase phrase, out StartOfTerm start)
    {
        start = default;
        if (phrase.AnyOf("signature", "on signature"))
        {
            return true;
        }

        var read = Times.TryDate(ref phrase, out var date);
        start = new StartOfTerm(date);
        return read;
    }

    private static bool TryAnnounced(ref Phrase phrase, out NoticePhrase notice)
    {
        notice = default;
        if (!Times.TryCalendar(ref phrase, out var length) || !phrase.AnyOf("before"))
        {
            return false;
        }

        phrase.Words("the");
        var read = AnchorWords.Parse(ref phrase, out var anchor);
        notice = new NoticePhrase(length, anchor ?? "end");
        return read;
    }

    private readonly record struct StartOfTerm(LocalDate? On);

    private readonly record struct NoticePhrase(TimeLength Notice, string Anchor);
}
