using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Changes;

/// <summary>How long the agreement holds, how it renews, and the day until which one can leave.</summary>
internal static class TermChanges
{
    public static IEnumerable<AgreementChange> Of(Sides sides)
    {
        var (old, new_) = (sides.From.Terms.Term, sides.To.Terms.Term);
        return
        [
            .. Differ(
                ChangedPart.Term,
                "starts",
                "start",
                old?.Starts is { } a ? new ChangeValue.Day(a) : null,
                new_?.Starts is { } b ? new ChangeValue.Day(b) : null
            ),
            .. Differ(ChangedPart.Term, "lasts", "length", Long(old?.Lasts), Long(new_?.Lasts)),
            .. Differ(ChangedPart.Term, "earlyEnd", "early end", Text(old?.EarlyEndOwes), Text(new_?.EarlyEndOwes)),
            .. Changed(
                ChangedPart.Renewal,
                "renews",
                Value(old?.Renews),
                Value(new_?.Renews),
                Gains.Optional(old?.Renews, new_?.Renews, Gain.Open, Renewals)
            ),
            .. Changed(ChangedPart.NoticeDeadline, "renews", Day(sides, sides.From), Day(sides, sides.To), Deadline(sides)),
            .. Changed(
                ChangedPart.RateGuarantee,
                "rates",
                Value(old?.Rates),
                Value(new_?.Rates),
                Gains.Optional(old?.Rates, new_?.Rates, Gain.Customer, Rates)
            ),
        ];

        AgreementChange[] Changed(ChangedPart part, string key, ChangeValue? from, ChangeValue? to, Gain? gained) =>
            gained is { } gain ? [new AgreementChange(part, $"term/{key}", from, to, gain) { Clause = (new_ ?? old)?.Clause }] : [];

        IEnumerable<AgreementChange> Differ(ChangedPart part, string key, string about, ChangeValue? from, ChangeValue? to) =>
            Changed(part, key, from, to, Gains.Differs(from == to)).Select(c => c with { About = about });
    }

    private static ChangeValue.Long? Long(TimeLength? length) => length is null ? null : new ChangeValue.Long(length);

    private static ChangeValue.Text? Text(string? text) => text is null ? null : new ChangeValue.Text(text);

    private static ChangeValue.Renews? Value(Renewal? renewal) => renewal is null ? null : new ChangeValue.Renews(renewal);

    private static ChangeValue.Guaranteed? Value(RateGuarantee? rates) => rates is null ? null : new ChangeValue.Guaranteed(rates);

    private static Gain? Renewals(Renewal old, Renewal new_) =>
        Gains.Together(
            Gains.Differs(old.For == new_.For),
            Gains.Optional(old.Unless, new_.Unless, Leaves(new_.Unless ?? old.Unless), Notices)
        );

    /// <summary>A way out that the customer has too serves the customer.</summary>
    private static Gain Leaves(NoticeRule? notice) => notice?.By == "provider" ? Gain.Provider : Gain.Customer;

    // A notice that either party may give binds both alike.
    private static Gain? Notices(NoticeRule old, NoticeRule new_)
    {
        var easier = Gains.Together(
            Gains.Time(old.Notice, new_.Notice, Gain.Provider),
            Gains.Optional(old.Form, new_.Form, Gain.Provider, (o, n) => Gains.Differs(o == n)),
            Gains.Yes(old.CountsSent, new_.CountsSent),
            Gains.Differs(old.Anchor == new_.Anchor && old.By == new_.By)
        );
        return easier is null ? null
            : (old.By, new_.By) is ("customer", "customer") ? easier
            : Gain.Open;
    }

    private static Gain? Deadline(Sides sides)
    {
        var (old, new_) = (LastDay(sides, sides.From), LastDay(sides, sides.To));
        var customers = sides.From.Terms.Term?.Renews?.Unless?.By == "customer" && sides.To.Terms.Term?.Renews?.Unless?.By == "customer";
        return old == new_ ? null
            : customers && old is { } a && new_ is { } b ? Gains.More(a, b)
            : Gain.Open;
    }

    private static ChangeValue.Day? Day(Sides sides, Side side) => LastDay(sides, side) is { } day ? new ChangeValue.Day(day) : null;

    /// <summary>The last day on which a notice may arrive before the end of the term that holds; null where that is no known day.</summary>
    private static LocalDate? LastDay(Sides sides, Side side)
    {
        if (
            side.Terms.Term
            is not {
                Starts: not null,
                Renews.Unless: { Anchor: "end" or "renewal", Notice: TimeLength.Calendar { Period: var period } }
            } term
        )
        {
            return null;
        }

        var agreement = new Agreement(side.Terms.Id, [side.Version with { Number = 1, EffectiveAt = Instant.MinValue }]);
        var at = LocalTimes.StartOfDay(side.Terms.Zone, LocalDate.Max(sides.On, term.Starts.Value));
        var holds = TermOf.Containing(agreement, EvidenceBook.Known([], null).OrThrow(), at);
        return holds.Until >= TermOf.Ever.Until
            ? null
            : Deadlines
                .LastDayOfReceipt(
                    LocalTimes.DateOf(side.Terms.Zone, holds.Until).PlusDays(-1),
                    period,
                    MissingDays.Assumed(term.MissingDay)
                )
                .Date;
    }

    private static Gain? Rates(RateGuarantee old, RateGuarantee new_) =>
        Gains.Together(
            Gains.Optional(old.FrozenUntil, new_.FrozenUntil, Gain.Customer, (o, n) => Gains.Differs(o == n)),
            Gains.Optional(
                old.Announced,
                new_.Announced,
                Gain.Customer,
                (o, n) => o.Anchor == n.Anchor ? Gains.Time(o.Notice, n.Notice, Gain.Customer) : Gain.Open
            )
        );
}
