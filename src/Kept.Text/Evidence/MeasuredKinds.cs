using Kept.Core.Evidence;
using Kept.Core.Money;
using NodaTime;

namespace Kept.Text.Evidence;

/// <summary>Facts of what happened and was measured. Id and times of recording are filled in by the caller.</summary>
internal static class MeasuredKinds
{
    private static readonly Rational UnlessDegraded = Rational.One;

    public static Fact Outage(FactFields f)
    {
        var (from, until) = Stretch(f);
        return new Fact.Outage(f.NeedWord("service"), from, until, f.Word("cause"), Weight(f), f.Word("resource"), f.Word("site"))
        {
            Id = "",
            RecordedAt = default,
        };
    }

    public static Fact Maintenance(FactFields f)
    {
        var (from, until) = Stretch(f);
        return new Fact.Maintenance(
            f.NeedWord("service"),
            from,
            until,
            f.At("announcedAt"),
            f.WordOf("requestedBy", "provider", "customer"),
            f.Flag("emergency") ?? false,
            f.Word("resource")
        )
        {
            Id = "",
            RecordedAt = default,
        };
    }

    public static Fact Sample(FactFields f)
    {
        var sample = new Fact.Sample(
            f.NeedWord("service"),
            f.NeedAt("at"),
            f.Flag("up"),
            f.Exact("latencyMs", atLeast: 0),
            f.Whole("sent"),
            f.Whole("received"),
            f.Word("probe"),
            f.Word("resource")
        )
        {
            Id = "",
            RecordedAt = default,
        };
        return Checked(f, sample);
    }

    public static Fact Count(FactFields f)
    {
        var from = f.NeedAt("from");
        var until = Until(f, from, f.NeedAt("until"));
        var (good, total) = (f.NeedWhole("good"), f.NeedWhole("total"));
        if (good > total)
        {
            f.Problems.Add("more-than-all", f.PlaceOf("good"), $"{good} good out of {total}", "`total` counts the good ones too");
        }

        return new Fact.Count(f.NeedWord("service"), from, until, good, total, f.Word("resource")) { Id = "", RecordedAt = default };
    }

    public static Fact Ticket(FactFields f) =>
        new Fact.Ticket(f.NeedWord("ticket"), Event(f), f.NeedAt("at"))
        {
            Id = "",
            RecordedAt = default,
            Team = f.Word("team"),
            Service = f.Word("service"),
            Category = f.Word("category"),
            Urgency = f.Word("urgency"),
            Impact = f.Word("impact"),
            Priority = f.Word("priority"),
            Product = f.Word("product"),
            Plan = f.Word("plan"),
            Site = f.Word("site"),
            TechnicalLevel = f.Word("technicalLevel"),
            Side = Side(f),
            Reason = f.Word("reason"),
        };

    public static Fact Visit(FactFields f)
    {
        var (from, until) = Stretch(f);
        return new Fact.Visit(f.NeedWord("service"), from, until, f.At("planned"), f.Words("tasks")) { Id = "", RecordedAt = default };
    }

    public static Fact Work(FactFields f)
    {
        var (from, until) = Stretch(f);
        var (service, ticket, hours) = (f.Word("service"), f.Word("ticket"), f.Exact("hours", atLeast: 0));
        if (!f.Has("service") && !f.Has("ticket"))
        {
            f.Missing("service", "");
        }

        if (!f.Has("until") && !f.Has("hours"))
        {
            f.Missing("hours", "");
        }

        return new Fact.Work(service, ticket, from, until, hours, f.Word("rate"), f.Word("of")) { Id = "", RecordedAt = default };
    }

    /// <summary>From and until, which may be open and never lies before from.</summary>
    public static (Instant From, Instant? Until) Stretch(FactFields f)
    {
        var from = f.NeedAt("from");
        return (from, f.At("until") is { } until ? Until(f, from, until) : null);
    }

    public static Instant Until(FactFields f, Instant from, Instant until)
    {
        if (until < from && f.Has("from") && f.Has("until"))
        {
            f.Problems.Add(
                "ends-before-start",
                f.PlaceOf("until"),
                "the end lies before the start",
                "exchange `from` and `until`, or mend the offset"
            );
        }

        return until;
    }

    private static Rational Weight(FactFields f)
    {
        var weight = f.Exact("weight") ?? UnlessDegraded;
        if (weight <= 0 || weight > 1)
        {
            f.Problems.Add(
                "bad-number",
                f.PlaceOf("weight"),
                "`weight` is the share lost: above 0, up to 1",
                "write 0.5 for half of the service"
            );
        }

        return weight;
    }

    private static Fact.Sample Checked(FactFields f, Fact.Sample sample)
    {
        if (sample is { Sent: { } sent, Received: { } received } && received > sent)
        {
            f.Problems.Add("more-than-all", f.PlaceOf("received"), $"{received} received out of {sent} sent", "count no packet twice");
        }

        if (sample.Sent is null != sample.Received is null)
        {
            f.Missing(sample.Sent is null ? "sent" : "received", "");
        }

        if (!f.Has("up") && !f.Has("latencyMs") && !f.Has("sent"))
        {
            f.Missing("up", "");
        }

        return sample;
    }

    private static TicketEvent Event(FactFields f)
    {
        var word = f.WordOf("event", Words) ?? f.Missing("event", "");
        return Enum.GetValues<TicketEvent>().FirstOrDefault(e => FactWords.Of(e) == word);
    }

    private static TicketSide? Side(FactFields f) =>
        f.WordOf("side", "customer", "provider", "automatic") switch
        {
            "customer" => TicketSide.Customer,
            "provider" => TicketSide.Provider,
            "automatic" => TicketSide.Automatic,
            _ => null,
        };

    private static readonly string[] Words = [.. Enum.GetValues<TicketEvent>().Select(FactWords.Of)];
}
