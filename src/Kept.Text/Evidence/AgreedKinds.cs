using System.Text;
using Kept.Core.Evidence;
using NodaTime;

namespace Kept.Text.Evidence;

/// <summary>Facts of what was agreed, billed and settled, and of who and what is served.</summary>
internal static class AgreedKinds
{
    public static Fact Money(FactFields f, MoneyKind kind)
    {
        var (from, until) = Days(f);
        return new Fact.MoneyFact(
            kind,
            f.Word("service"),
            from,
            until,
            f.NeedExact("amount"),
            f.Word("number"),
            f.NeedAt("at"),
            f.Word("member")
        )
        {
            Id = "",
            RecordedAt = default,
        };
    }

    public static Fact Signature(FactFields f) =>
        new Fact.Signature(f.Word("party") ?? f.Word("by") ?? f.Missing("party", ""), f.NeedWord("version"), f.NeedAt("at"))
        {
            Id = "",
            RecordedAt = default,
        };

    public static Fact Amendment(FactFields f)
    {
        var patch = f.Object("patch") is { } json ? CanonicalText.Of(json.Utf8) : f.Missing("patch", "{}");
        return new Fact.Amendment(patch, f.NeedDay("effective"), f.NeedAt("at")) { Id = "", RecordedAt = default };
    }

    public static Fact Assignment(FactFields f)
    {
        var party = f.WordOf("party", "provider", "customer") ?? f.Missing("party", "");
        return new Fact.Assignment(f.NeedWord("to"), party, f.NeedDay("effective"), f.Flag("consent"), f.NeedAt("at"))
        {
            Id = "",
            RecordedAt = default,
        };
    }

    public static Fact Answer(FactFields f) =>
        new Fact.Answer(f.NeedWord("claim"), f.NeedFlag("accepted"), f.Exact("amount", atLeast: 0), f.Own("reason"), f.NeedAt("at"))
        {
            Id = "",
            RecordedAt = default,
        };

    public static Fact Settlement(FactFields f) =>
        new Fact.Settlement(f.NeedWord("claim"), f.NeedExact("amount"), f.NeedAt("at"), f.Own("where")) { Id = "", RecordedAt = default };

    public static Fact Statement(FactFields f) =>
        new Fact.Statement(f.NeedWord("period"), f.NeedWord("hash"), f.NeedAt("at")) { Id = "", RecordedAt = default };

    public static Fact Estimate(FactFields f)
    {
        var of = f.Word("of") ?? f.Word("ticket") ?? f.Word("project") ?? f.Missing("of", "");
        return new Fact.Estimate(of, f.NeedExact("amount", atLeast: 0), f.NeedAt("at")) { Id = "", RecordedAt = default };
    }

    public static Fact Member(FactFields f)
    {
        var (from, until) = (f.Day("from"), f.Day("until"));
        CheckDays(f, from, until);
        var at = f.At("at") ?? Fact.Always;
        return new Fact.MemberFact(f.NeedWord("customer"), f.Word("resource"), f.Word("plan"), f.Exact("fee", atLeast: 0), from, until, at)
        {
            Id = "",
            RecordedAt = default,
        };
    }

    public static Fact Contains(FactFields f)
    {
        var (from, until) = (f.At("from"), f.At("until"));
        if (from is { } start && until is { } end)
        {
            MeasuredKinds.Until(f, start, end);
        }

        return new Fact.Contains(f.NeedWord("parent"), f.NeedWord("child"), from, until, f.At("at") ?? from ?? Fact.Always)
        {
            Id = "",
            RecordedAt = default,
        };
    }

    /// <summary>A <c>period</c> (<c>2026-03</c>), or the first day and the day after the last.</summary>
    private static (LocalDate? From, LocalDate? Until) Days(FactFields f)
    {
        if (f.Word("period") is { } text)
        {
            if (PeriodText.Read(text) is { } days)
            {
                return (days.From, days.Until);
            }

            f.Problems.Add(
                "bad-period",
                f.PlaceOf("period"),
                $"`period`: `{text}` is not a period",
                "write 2026-03, 2026-Q1, 2026 or 2026-03-01/2026-04-01"
            );
        }

        var (from, until) = (f.Day("from"), f.Day("until"));
        CheckDays(f, from, until);
        return (from, until);
    }

    private static void CheckDays(FactFields f, LocalDate? from, LocalDate? until)
    {
        if (until < from)
        {
            f.Problems.Add("ends-before-start", f.PlaceOf("until"), "the end lies before the start", "exchange `from` and `until`");
        }
    }
}
