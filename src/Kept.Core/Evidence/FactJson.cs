using System.Collections.Immutable;
using System.Text;
using Kept.Core.Json;
using Kept.Core.Money;
using NodaTime;

namespace Kept.Core.Evidence;

/// <summary>
/// The canonical JSON of a fact: what evidence files hold and what hashes are taken of. Two facts are equal exactly when their
/// canonical JSON is. Values that the reader would fill in by itself are left out.
/// </summary>
public static class FactJson
{
    public static void Write(CanonicalJson json, Fact fact)
    {
        Common(json.BeginObject(), fact);
        Own(json, fact);
        if (fact.RecordedAt != fact.KnownByDefault)
        {
            json.At("recordedAt", fact.RecordedAt);
        }

        json.EndObject();
    }

    /// <summary>SHA-256 of the canonical JSON of one fact.</summary>
    public static string HashOf(Fact fact)
    {
        var json = new CanonicalJson();
        Write(json, fact);
        return Sha256Hex.Of(json.Utf8);
    }

    private static void Common(CanonicalJson json, Fact fact) =>
        json.Word("by", fact.By).Word("id", fact.Id).Word("kind", fact.Kind).Word("note", fact.Note).Word("source", fact.Source);

    private static void Own(CanonicalJson json, Fact fact)
    {
        switch (fact)
        {
            case Fact.Outage f:
                json.Stretch(f.From, f.Until)
                    .Word("service", f.Service)
                    .Word("cause", f.Cause)
                    .Word("resource", f.Resource)
                    .Word("site", f.Site);
                json.Exact("weight", f.Weight == Rational.One ? null : f.Weight);
                break;
            case Fact.Maintenance f:
                json.Stretch(f.From, f.Until).Word("service", f.Service).Word("resource", f.Resource).Word("requestedBy", f.RequestedBy);
                json.At("announcedAt", f.AnnouncedAt).Flag("emergency", f.Emergency ? true : null);
                break;
            case Fact.Sample f:
                json.At("at", f.At).Word("service", f.Service).Word("resource", f.Resource).Word("probe", f.Probe).Flag("up", f.Up);
                json.Exact("latencyMs", f.LatencyMs).Number("sent", f.Sent).Number("received", f.Received);
                break;
            case Fact.Count f:
                json.Stretch(f.From, f.Until)
                    .Word("service", f.Service)
                    .Word("resource", f.Resource)
                    .Number("good", f.Good)
                    .Number("total", f.Total);
                break;
            case Fact.Ticket f:
                Ticket(json, f);
                break;
            case Fact.Visit f:
                json.Stretch(f.From, f.Until).Word("service", f.Service).At("planned", f.Planned).Texts("tasks", f.Tasks);
                break;
            case Fact.Work f:
                json.Stretch(f.From, f.Until).Word("service", f.Service).Word("ticket", f.TicketNumber).Exact("hours", f.Hours);
                json.Word("rate", f.Rate).Word("of", f.Of);
                break;
            case Fact.MemberFact f:
                json.Day("from", f.From)
                    .Day("until", f.Until)
                    .Word("customer", f.Customer)
                    .Word("resource", f.Resource)
                    .Word("plan", f.Plan);
                json.Exact("fee", f.Fee).At("at", f.At == Fact.Always ? null : f.At);
                break;
            case Fact.Contains f:
                json.At("from", f.From).At("until", f.Until).Word("parent", f.Parent).Word("child", f.Child);
                json.At("at", f.At == (f.From ?? Fact.Always) ? null : f.At);
                break;
            default:
                json.At("at", fact.Begin);
                Said(json, fact);
                break;
        }
    }

    private static void Ticket(CanonicalJson json, Fact.Ticket f)
    {
        json.At("at", f.At)
            .Word("ticket", f.Number)
            .Word("event", FactWords.Of(f.Event))
            .Word("side", f.Side is { } side ? FactWords.Of(side) : null);
        json.Word("team", f.Team)
            .Word("service", f.Service)
            .Word("category", f.Category)
            .Word("urgency", f.Urgency)
            .Word("impact", f.Impact);
        json.Word("priority", f.Priority).Word("product", f.Product).Word("plan", f.Plan).Word("site", f.Site);
        json.Word("technicalLevel", f.TechnicalLevel).Word("reason", f.Reason);
    }

    /// <summary>The kinds that are something said, decided or paid at an instant.</summary>
    private static void Said(CanonicalJson json, Fact fact)
    {
        switch (fact)
        {
            case Fact.Approval f:
                json.Word("work", f.WorkRef).Exact("upTo", f.UpTo).Flag("refused", f.Refused ? true : null);
                break;
            case Fact.Notice f:
                json.Word("about", f.About).Word("service", f.Service).At("receivedAt", f.ReceivedAt).Word("form", f.Form).Word("of", f.Of);
                break;
            case Fact.Claim f:
                json.Word("agreement", f.Agreement)
                    .Word("level", f.Level)
                    .Texts("of", f.Of)
                    .At("receivedAt", f.ReceivedAt)
                    .Word("form", f.Form);
                json.Word("member", f.Member).Flag("withdrawn", f.Withdrawn ? true : null);
                Period(json, f.Period);
                break;
            case Fact.Determination f:
                json.Word("of", f.Of).Word("finding", f.Finding).At("from", f.From).At("until", f.Until).Word("reason", f.Reason);
                break;
            case Fact.Election f:
                json.Word("level", f.Level).Word("choice", f.Choice).Word("of", f.Of).Word("member", f.Member);
                break;
            case Fact.MoneyFact f:
                json.Word("service", f.Service)
                    .Day("from", f.From)
                    .Day("until", f.Until)
                    .Exact("amount", f.Amount)
                    .Word("number", f.Number);
                json.Word("member", f.Member);
                break;
            case Fact.Dispute f:
                json.Word("of", f.Of).Word("reason", f.Reason).Word("outcome", f.Outcome?.ToString().ToLowerInvariant());
                break;
            default:
                Agreed(json, fact);
                break;
        }
    }

    private static void Agreed(CanonicalJson json, Fact fact)
    {
        switch (fact)
        {
            case Fact.Signature f:
                json.Word("party", f.Party).Word("version", f.Version);
                break;
            case Fact.Amendment f:
                json.Day("effective", f.Effective).Key("patch").Embed(Encoding.UTF8.GetBytes(f.Patch));
                break;
            case Fact.Assignment f:
                json.Word("to", f.To).Word("party", f.Party).Day("effective", f.Effective).Flag("consent", f.Consent);
                break;
            case Fact.Answer f:
                json.Word("claim", f.ClaimRef).Flag("accepted", f.Accepted).Exact("amount", f.Amount).Word("reason", f.Reason);
                break;
            case Fact.Settlement f:
                json.Word("claim", f.ClaimRef).Exact("amount", f.Amount).Word("where", f.Where);
                break;
            case Fact.Statement f:
                json.Word("period", f.Period).Word("hash", f.Hash);
                break;
            case Fact.Estimate f:
                json.Word("of", f.Of).Exact("amount", f.Amount);
                break;
            case Fact.Correction f:
                Correction(json, f);
                break;
            default:
                throw new InvalidOperationException($"no canonical form for {fact.Kind}");
        }
    }

    private static void Correction(CanonicalJson json, Fact.Correction f)
    {
        json.Word("of", f.Of).Word("reason", f.Reason);
        if (f.Replacement is null)
        {
            json.Flag("retract", true);
        }
        else
        {
            Write(json.Key("replace"), f.Replacement);
        }
    }

    private static void Period(CanonicalJson json, (Instant From, Instant Until)? period)
    {
        if (period is { } p)
        {
            json.Key("period").BeginObject().At("from", p.From).At("until", p.Until).EndObject();
        }
    }

    private static CanonicalJson Stretch(this CanonicalJson json, Instant from, Instant? until) => json.At("from", from).At("until", until);

    private static CanonicalJson Word(this CanonicalJson json, string key, string? value) =>
        value is null ? json : json.Key(key).Text(value);

    private static CanonicalJson At(this CanonicalJson json, string key, Instant? value) =>
        value is { } at ? json.Key(key).Text(ExactText.Of(at)) : json;

    private static CanonicalJson Day(this CanonicalJson json, string key, LocalDate? value) =>
        value is { } day ? json.Key(key).Text(ExactText.Of(day)) : json;

    private static CanonicalJson Exact(this CanonicalJson json, string key, Rational? value) =>
        value is { } exact ? json.Key(key).Text(ExactText.Of(exact)) : json;

    private static CanonicalJson Flag(this CanonicalJson json, string key, bool? value) =>
        value is { } flag ? json.Key(key).Flag(flag) : json;

    private static CanonicalJson Number(this CanonicalJson json, string key, long? value) =>
        value is { } number ? json.Key(key).Whole(number) : json;

    private static CanonicalJson Texts(this CanonicalJson json, string key, ImmutableArray<string> values)
    {
        if (values.IsDefaultOrEmpty)
        {
            return json;
        }

        json.Key(key).BeginArray();
        foreach (var value in values)
        {
            json.Text(value);
        }

        return json.EndArray();
    }
}
