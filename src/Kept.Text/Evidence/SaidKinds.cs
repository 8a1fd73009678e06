using System.Text;
using Kept.Core.Evidence;
using NodaTime;

namespace Kept.Text.Evidence;

/// <summary>Facts of what somebody said or decided.</summary>
internal static class SaidKinds
{
    public static Fact Approval(FactFields f) =>
        new Fact.Approval(f.NeedWord("work"), f.NeedAt("at"), f.Exact("upTo", atLeast: 0), f.Flag("refused") ?? false)
        {
            Id = "",
            RecordedAt = default,
        };

    public static Fact Notice(FactFields f)
    {
        var about = f.WordOf("about", "downtime", "nonrenewal", "termination", "prices", "maintenance") ?? f.Missing("about", "");
        var (at, receivedAt) = SentAndReceived(f);
        return new Fact.Notice(about, f.Word("service"), at, receivedAt, Form(f), f.Word("of")) { Id = "", RecordedAt = default };
    }

    public static Fact Claim(FactFields f)
    {
        var (at, receivedAt) = SentAndReceived(f);
        return new Fact.Claim(
            f.Word("agreement"),
            f.NeedWord("level"),
            f.Words("of"),
            Period(f),
            at,
            receivedAt,
            Form(f),
            f.Word("member"),
            f.Flag("withdrawn") ?? false
        )
        {
            Id = "",
            RecordedAt = default,
        };
    }

    public static Fact Determination(FactFields f)
    {
        var (from, until) = (f.At("from"), f.At("until"));
        if (from is { } start && until is { } end)
        {
            MeasuredKinds.Until(f, start, end);
        }

        return new Fact.Determination(f.NeedWord("of"), f.NeedWord("finding"), f.NeedAt("at"), from, until, f.Own("reason"))
        {
            Id = "",
            RecordedAt = default,
        };
    }

    public static Fact Election(FactFields f) =>
        new Fact.Election(f.NeedWord("level"), f.NeedWord("choice"), f.NeedAt("at"), f.Word("of"), f.Word("member")) { Id = "", RecordedAt = default };

    public static Fact Dispute(FactFields f) =>
        new Fact.Dispute(f.NeedWord("of"), f.NeedAt("at"), f.Own("reason"), Outcome(f)) { Id = "", RecordedAt = default };

    private static DisputeOutcome? Outcome(FactFields f) => f.WordOf("outcome", "upheld", "rejected", "withdrawn") switch
    {
        "upheld" => DisputeOutcome.Upheld,
        "rejected" => DisputeOutcome.Rejected,
        "withdrawn" => DisputeOutcome.Withdrawn,
        _ => null,
    };

    public static Fact Correction(FactFields f)
    {
        var at = f.At("at") ?? f.At("recordedAt") ?? f.Missing("at", default(Instant));
        var of = f.NeedWord("of");
        var retract = f.Flag("retract") ?? false;
        if (retract == f.Has("replace"))
        {
            f.Problems.Add(
                "retract-or-replace",
                f.Here,
                "a correction either retracts a fact or replaces it",
                "write `retract: true`, or `replace` with the whole new content"
            );
        }

        var replacement = f.Object("replace") is { } json ? Replacement(f, of, json) : null;
        return new Fact.Correction(of, replacement, f.Own("reason"), at) { Id = "", RecordedAt = default };
    }

    /// <summary>Sent at, received at; one of them is enough.</summary>
    private static (Instant At, Instant? ReceivedAt) SentAndReceived(FactFields f)
    {
        var receivedAt = f.At("receivedAt");
        var at = f.At("at");
        if (at is null && !f.Has("at") && receivedAt is { } received)
        {
            return (received, null);
        }

        if (at > receivedAt)
        {
            f.Problems.Add(
                "received-before-sent",
                f.PlaceOf("receivedAt"),
                "`receivedAt` lies before `at`, when it was sent",
                "mend the offset of one of them"
            );
        }

        return (at ?? f.Missing("at", default(Instant)), receivedAt);
    }

    private static string? Form(FactFields f) => f.WordOf("form", "written", "spoken");

    private static (Instant From, Instant Until)? Period(FactFields f)
    {
        if (!f.Has("period"))
        {
            return null;
        }

        if (f.IsObject("period"))
        {
            return f.Object("period") is { } json ? JsonFields.Nested(f, json, Stretch) : null;
        }

        if (f.Word("period") is not { } text || PeriodText.Read(text) is not { } days)
        {
            f.Problems.Add(
                "bad-period",
                f.PlaceOf("period"),
                "`period` is not a period",
                "write 2026-03, or {\"from\": …, \"until\": …}"
            );
            return null;
        }

        if ((f.Options.LocalTimesIn ?? f.Options.Zone) is { } zone)
        {
            return (days.In(zone).From, days.In(zone).Until);
        }

        f.Problems.Add(
            "zone-missing",
            f.PlaceOf("period"),
            $"`{text}` begins at a midnight of which zone?",
            "give the agreement, or write {\"from\": …, \"until\": …} with offsets"
        );
        return null;
    }

    private static (Instant From, Instant Until)? Stretch(FactFields f)
    {
        var from = f.NeedAt("from");
        var until = MeasuredKinds.Until(f, from, f.NeedAt("until"));
        f.RefuseUnused("period");
        return (from, until);
    }

    private static Fact? Replacement(FactFields f, string of, (byte[] Utf8, int Column) json) =>
        JsonFields.Nested(
            f,
            json,
            nested =>
            {
                nested.DefaultId = of;
                return FactKinds.Read(nested);
            }
        );
}
